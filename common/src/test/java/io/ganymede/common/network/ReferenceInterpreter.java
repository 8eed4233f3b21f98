package io.ganymede.common.network;

import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The plainest reading of a network there is, in float64 and inference mode, one example at a time: what every fast
 * interpreter is compared with.
 */
public final class ReferenceInterpreter implements OperationInterpreter<ReferenceInterpreter.Example> {
    private final Map<String, Tensor> parameters;

    public ReferenceInterpreter(Map<String, Tensor> parameters) {
        this.parameters = Map.copyOf(parameters);
    }

    /** One value of one example: a shape and its elements, row-major. */
    public static final class Example {
        private final Shape shape;
        private final double[] elements;

        public Example(Shape shape, double[] elements) {
            this.shape = shape;
            this.elements = elements.clone();
        }

        public double[] elements() {
            return elements.clone();
        }

        /** An element of an image, zero outside its borders. */
        double at(int channel, int row, int column) {
            int height = shape.size(1);
            int width = shape.size(2);
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            return inside ? elements[(channel * height + row) * width + column] : 0;
        }

        Example map(DoubleUnaryOperator function) {
            return new Example(shape, Arrays.stream(elements).map(function).toArray());
        }
    }

    /** The value of an element of an image. */
    private interface Pixel {
        double at(int channel, int row, int column);
    }

    @Override
    public Example dense(Node node, Dense operation, List<Example> inputs) {
        double[] x = inputs.get(0).elements;
        float[] weight = values(node, ParameterRole.WEIGHT);
        double[] y = bias(node, operation.bias(), operation.outputs());
        for (int o = 0; o < y.length; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += weight[o * x.length + i] * x[i];
            }
        }
        return new Example(Shape.of(y.length), y);
    }

    @Override
    public Example convolution(Node node, Convolution operation, List<Example> inputs) {
        Example x = inputs.get(0);
        float[] weight = values(node, ParameterRole.WEIGHT);
        double[] bias = bias(node, operation.bias(), operation.outputs());
        int k = operation.kernel();
        int channels = x.shape.size(0);
        return image(operation.outputs(), side(x, 1, operation), side(x, 2, operation), (o, row, column) -> {
            double sum = bias[o];
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        sum += weight[((o * channels + c) * k + i) * k + j]
                                * x.at(
                                        c,
                                        row * operation.stride() + i - operation.padding(),
                                        column * operation.stride() + j - operation.padding());
                    }
                }
            }
            return sum;
        });
    }

    @Override
    public Example pixelShuffle(Node node, PixelShuffle operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int f = operation.factor();
        return image(
                x.shape.size(0) / (f * f),
                x.shape.size(1) * f,
                x.shape.size(2) * f,
                (c, row, column) -> x.at(c * f * f + row % f * f + column % f, row / f, column / f));
    }

    @Override
    public Example nearestUpsampling(Node node, NearestUpsampling operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int f = operation.factor();
        return image(
                x.shape.size(0),
                x.shape.size(1) * f,
                x.shape.size(2) * f,
                (c, row, column) -> x.at(c, row / f, column / f));
    }

    @Override
    public Example batchNorm(Node node, BatchNorm operation, List<Example> inputs) {
        Example x = inputs.get(0);
        float[] scale = values(node, ParameterRole.SCALE);
        float[] shift = values(node, ParameterRole.SHIFT);
        float[] mean = values(node, ParameterRole.RUNNING_MEAN);
        float[] variance = values(node, ParameterRole.RUNNING_VARIANCE);
        double[] y = x.elements();
        int size = y.length / scale.length;
        for (int i = 0; i < y.length; i++) {
            int c = i / size;
            y[i] = scale[c] * (y[i] - mean[c]) / Math.sqrt(variance[c] + operation.epsilon()) + shift[c];
        }
        return new Example(x.shape, y);
    }

    @Override
    public Example relu(Node node, Relu operation, List<Example> inputs) {
        return inputs.get(0).map(x -> Math.max(x, 0));
    }

    @Override
    public Example leakyRelu(Node node, LeakyRelu operation, List<Example> inputs) {
        return inputs.get(0).map(x -> x >= 0 ? x : operation.slope() * x);
    }

    @Override
    public Example tanh(Node node, Tanh operation, List<Example> inputs) {
        return inputs.get(0).map(Math::tanh);
    }

    @Override
    public Example sigmoid(Node node, Sigmoid operation, List<Example> inputs) {
        return inputs.get(0).map(x -> 1 / (1 + Math.exp(-x)));
    }

    @Override
    public Example reshape(Node node, Reshape operation, List<Example> inputs) {
        return new Example(operation.shape(), inputs.get(0).elements);
    }

    @Override
    public Example flatten(Node node, Flatten operation, List<Example> inputs) {
        return new Example(Shape.of(inputs.get(0).elements.length), inputs.get(0).elements);
    }

    @Override
    public Example concat(Node node, Concat operation, List<Example> inputs) {
        Shape first = inputs.get(0).shape;
        int joined = inputs.stream().mapToInt(input -> input.shape.size(0)).sum();
        double[] elements = inputs.stream()
                .flatMapToDouble(input -> Arrays.stream(input.elements))
                .toArray();
        return new Example(
                first.isImage() ? Shape.of(joined, first.size(1), first.size(2)) : Shape.of(joined), elements);
    }

    @Override
    public Example planes(Node node, Planes operation, List<Example> inputs) {
        double[] x = inputs.get(0).elements;
        return image(x.length, operation.height(), operation.width(), (c, row, column) -> x[c]);
    }

    @Override
    public Example add(Node node, Add operation, List<Example> inputs) {
        double[] y = inputs.get(0).elements();
        Arrays.setAll(y, i -> y[i] + inputs.get(1).elements[i]);
        return new Example(inputs.get(0).shape, y);
    }

    @Override
    public Example dropout(Node node, Dropout operation, List<Example> inputs) {
        return inputs.get(0);
    }

    @Override
    public Example gaussianNoise(Node node, GaussianNoise operation, List<Example> inputs) {
        return inputs.get(0);
    }

    @Override
    public Example maxPooling(Node node, MaxPooling operation, List<Example> inputs) {
        return pooling(inputs.get(0), operation.kernel(), operation.stride(), Double.NEGATIVE_INFINITY, Math::max, 1);
    }

    @Override
    public Example averagePooling(Node node, AveragePooling operation, List<Example> inputs) {
        int k = operation.kernel();
        return pooling(inputs.get(0), k, operation.stride(), 0, Double::sum, k * k);
    }

    @Override
    public Example globalAveragePooling(Node node, GlobalAveragePooling operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int size = x.elements.length / x.shape.size(0);
        double[] y = new double[x.shape.size(0)];
        for (int c = 0; c < y.length; c++) {
            y[c] = Arrays.stream(x.elements, c * size, (c + 1) * size).sum() / size;
        }
        return new Example(Shape.of(y.length), y);
    }

    private static Example pooling(
            Example x, int kernel, int stride, double start, DoubleBinaryOperator join, double divisor) {
        int height = (x.shape.size(1) - kernel) / stride + 1;
        int width = (x.shape.size(2) - kernel) / stride + 1;
        return image(x.shape.size(0), height, width, (c, row, column) -> {
            double result = start;
            for (int i = 0; i < kernel * kernel; i++) {
                double value = x.at(c, row * stride + i / kernel, column * stride + i % kernel);
                result = join.applyAsDouble(result, value);
            }
            return result / divisor;
        });
    }

    private static Example image(int channels, int height, int width, Pixel pixel) {
        double[] elements = new double[channels * height * width];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = pixel.at(i / (height * width), i / width % height, i % width);
        }
        return new Example(Shape.of(channels, height, width), elements);
    }

    private static int side(Example x, int axis, Convolution operation) {
        return (x.shape.size(axis) + 2 * operation.padding() - operation.kernel()) / operation.stride() + 1;
    }

    private double[] bias(Node node, boolean there, int outputs) {
        double[] bias = new double[outputs];
        if (there) {
            float[] values = values(node, ParameterRole.BIAS);
            Arrays.setAll(bias, i -> values[i]);
        }
        return bias;
    }

    private float[] values(Node node, ParameterRole role) {
        return Objects.requireNonNull(parameters.get(node.name() + "." + role.label()))
                .toFloats();
    }
}
