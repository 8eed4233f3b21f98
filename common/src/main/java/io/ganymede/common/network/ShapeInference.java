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
        return window(node, input, operation.outputs(), operation.kernel(), operation.stride(), operation.padding());
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
    public Shape relu(Node node, Relu operation, List<Shape> inputs) {
        return only(node, inputs);
    }

    @Override
    public Shape leakyRelu(Node node, LeakyRelu operation, List<Shape> inputs) {
        return only(node, inputs);
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
        List<Integer> sizes = new ArrayList<>(first.dimensions());
        sizes.set(0, joined);
        return new Shape(sizes);
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
        return window(node, input, input.size(0), operation.kernel(), operation.stride(), 0);
    }

    @Override
    public Shape averagePooling(Node node, AveragePooling operation, List<Shape> inputs) {
        Shape input = image(node, inputs);
        return window(node, input, input.size(0), operation.kernel(), operation.stride(), 0);
    }

    @Override
    public Shape globalAveragePooling(Node node, GlobalAveragePooling operation, List<Shape> inputs) {
        return Shape.of(image(node, inputs).size(0));
    }

    private static Shape magnified(int channels, Shape input, int factor) {
        return Shape.of(channels, Math.multiplyExact(input.size(1), factor), Math.multiplyExact(input.size(2), factor));
    }

    private Shape window(Node node, Shape input, int channels, int kernel, int stride, int padding) {
        int height = input.size(1) + 2 * padding - kernel;
        int width = input.size(2) + 2 * padding - kernel;
        require(node, height >= 0 && width >= 0, "has a window of " + kernel + " that does not fit into " + input);
        return Shape.of(channels, height / stride + 1, width / stride + 1);
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
