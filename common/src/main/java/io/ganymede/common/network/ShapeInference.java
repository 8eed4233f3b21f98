package io.ganymede.common.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.List;

/** The reading of a network as shapes: finds the shape of every node and refuses what cannot be computed. */
final class ShapeInference implements OperationInterpreter<Shape> {
    private final String network;

    ShapeInference(String network) {
        this.network = network;
    }

    @Override
    public Shape dense(Node node, Dense operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        require(node, input.rank() == 1, "takes a vector: got " + input + "; put a flatten before it");
        return Shape.of(operation.outputs());
    }

    @Override
    public Shape convolution(Node node, Convolution operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        return window(
                node, input, operation.outputs(), operation.kernel(), operation.stride(), operation.padding(), false);
    }

    @Override
    public Shape transposedConvolution(Node node, TransposedConvolution operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        long height = operation.outputSide(input.size(1));
        long width = operation.outputSide(input.size(2));
        require(
                node,
                height >= 1 && width >= 1,
                "cuts everything off: got " + input + " and padding " + operation.padding() + ", which leaves " + height
                        + " x " + width + " pixels");
        return Shape.of(operation.outputs(), Math.toIntExact(height), Math.toIntExact(width));
    }

    @Override
    public Shape pixelShuffle(Node node, PixelShuffle operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        int square = operation.factor() * operation.factor();
        require(
                node,
                input.size(0) % square == 0,
                "needs a number of channels divisible by " + square + ": got " + input);
        return magnified(input.size(0) / square, input, operation.factor());
    }

    @Override
    public Shape nearestUpsampling(Node node, NearestUpsampling operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        return magnified(input.size(0), input, operation.factor());
    }

    @Override
    public Shape batchNorm(Node node, BatchNorm operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        require(node, input.rank() == 1 || input.isImage(), "takes a vector or an image: got " + input);
        return input;
    }

    @Override
    public Shape conditionalBatchNorm(Node node, ConditionalBatchNorm operation, List<Shape> inputs) {
        require(node, inputs.size() == 2, "takes an input and a condition: got " + inputs.size());
        Shape input = inputs.get(0);
        require(node, input.rank() == 1 || input.isImage(), "takes a vector or an image: got " + input);
        require(node, inputs.get(1).rank() == 1, "takes a vector as condition: got " + inputs.get(1));
        return input;
    }

    @Override
    public Shape instanceNorm(Node node, InstanceNorm operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        require(node, input.size(1) * input.size(2) > 1, "needs more than one pixel: got " + input);
        return input;
    }

    @Override
    public Shape relu(Node node, Relu operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape leakyRelu(Node node, LeakyRelu operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape maxout(Node node, Maxout operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        int pieces = operation.pieces();
        require(node, input.rank() == 1 || input.isImage(), "takes a vector or an image: got " + input);
        require(
                node,
                input.size(0) % pieces == 0,
                "needs a number of channels divisible by " + pieces + ": got " + input);
        return withFirst(input, input.size(0) / pieces);
    }

    @Override
    public Shape tanh(Node node, Tanh operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape sigmoid(Node node, Sigmoid operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape uniformLatent(Node node, UniformLatent operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape reshape(Node node, Reshape operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        require(
                node,
                input.elements() == operation.shape().elements(),
                "cannot turn " + input + " into " + operation.shape() + ": the numbers of elements differ");
        return operation.shape();
    }

    @Override
    public Shape flatten(Node node, Flatten operation, List<Shape> inputs) {
        return Shape.of(only(node, inputs).elements());
    }

    @Override
    public Shape concat(Node node, Concat operation, List<Shape> inputs) {
        require(node, inputs.size() >= 2, "joins at least two inputs: got " + inputs.size());
        Shape first = inputs.get(0);
        int joined = 0;
        for (Shape input : inputs) {
            boolean fits = input.rank() == first.rank()
                    && input.dimensions()
                            .subList(1, input.rank())
                            .equals(first.dimensions().subList(1, first.rank()));
            require(node, fits, "joins inputs that differ in the first axis only: got " + inputs);
            joined = Math.addExact(joined, input.size(0));
        }
        return withFirst(first, joined);
    }

    @Override
    public Shape slice(Node node, Slice operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        int end = operation.start() + operation.length();
        require(
                node,
                end <= input.size(0),
                "takes elements " + operation.start() + " to " + (end - 1) + " of the first axis: got " + input);
        return withFirst(input, operation.length());
    }

    @Override
    public Shape planes(Node node, Planes operation, List<Shape> inputs) {
        Shape input = only(node, inputs);
        require(node, input.rank() == 1, "takes a vector: got " + input);
        return Shape.of(input.size(0), operation.height(), operation.width());
    }

    @Override
    public Shape add(Node node, Add operation, List<Shape> inputs) {
        require(node, inputs.size() == 2, "takes two inputs: got " + inputs.size());
        require(node, inputs.get(0).equals(inputs.get(1)), "takes two inputs of one shape: got " + inputs);
        return inputs.get(0);
    }

    @Override
    public Shape innerProduct(Node node, InnerProduct operation, List<Shape> inputs) {
        require(node, inputs.size() == 2, "takes two inputs: got " + inputs.size());
        boolean fits = inputs.get(0).rank() == 1 && inputs.get(0).equals(inputs.get(1));
        require(node, fits, "takes two vectors of one length: got " + inputs);
        return Shape.of(1);
    }

    @Override
    public Shape gain(Node node, Gain operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape offset(Node node, Offset operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape attention(Node node, Attention operation, List<Shape> inputs) {
        require(node, inputs.size() == 3, "takes query, key and value: got " + inputs.size() + " inputs");
        require(node, inputs.stream().allMatch(Shape::isImage), "takes images [C, H, W]: got " + inputs);
        Shape query = inputs.get(0);
        Shape key = inputs.get(1);
        Shape value = inputs.get(2);
        require(
                node,
                query.size(0) == key.size(0),
                "takes a query and a key with one number of channels: got " + query + " and " + key);
        require(
                node,
                key.size(1) == value.size(1) && key.size(2) == value.size(2),
                "takes a key and a value of one size: got " + key + " and " + value);
        return withFirst(query, value.size(0));
    }

    @Override
    public Shape dropout(Node node, Dropout operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape gaussianNoise(Node node, GaussianNoise operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape maxPooling(Node node, MaxPooling operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        return window(node, input, input.size(0), operation.kernel(), operation.stride(), 0, operation.ceiling());
    }

    @Override
    public Shape averagePooling(Node node, AveragePooling operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        return window(node, input, input.size(0), operation.kernel(), operation.stride(), 0, operation.ceiling());
    }

    @Override
    public Shape globalAveragePooling(Node node, GlobalAveragePooling operation, List<Shape> inputs) {
        return Shape.of(image(node, inputs).size(0));
    }

    @Override
    public Shape globalSumPooling(Node node, GlobalSumPooling operation, List<Shape> inputs) {
        return Shape.of(image(node, inputs).size(0));
    }

    private static Shape magnified(int channels, Shape input, int factor) {
        return Shape.of(channels, Math.multiplyExact(input.size(1), factor), Math.multiplyExact(input.size(2), factor));
    }

    private static Shape withFirst(Shape shape, int size) {
        List<Integer> sizes = new ArrayList<>(shape.dimensions());
        sizes.set(0, size);
        return new Shape(sizes);
    }

    private Shape window(Node node, Shape input, int channels, int kernel, int stride, int padding, boolean ceiling) {
        int height = windows(input.size(1) + 2 * padding, kernel, stride, ceiling);
        int width = windows(input.size(2) + 2 * padding, kernel, stride, ceiling);
        require(node, height >= 1 && width >= 1, "has a window of " + kernel + " that does not fit into " + input);
        return Shape.of(channels, height, width);
    }

    /** How many windows start along a side. */
    private static int windows(int side, int kernel, int stride, boolean ceiling) {
        int windows = Math.floorDiv(side - kernel + (ceiling ? stride - 1 : 0), stride) + 1;
        boolean lastStartsOutside = ceiling && (windows - 1) * stride >= side;
        return lastStartsOutside ? windows - 1 : windows;
    }

    private Shape only(Node node, List<Shape> inputs) {
        require(node, inputs.size() == 1, "takes one input: got " + inputs.size());
        return inputs.get(0);
    }

    private Shape image(Node node, List<Shape> inputs) {
        Shape input = only(node, inputs);
        require(node, input.isImage(), "takes an image [C, H, W]: got " + input);
        return input;
    }

    private void require(Node node, boolean holds, String rule) {
        if (!holds) {
            throw new PlatformException(
                    Reason.INVALID_NETWORK, "network '" + network + "', node '" + node.name() + "' " + rule);
        }
    }
}
