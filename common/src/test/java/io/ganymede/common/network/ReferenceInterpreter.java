package io.ganymede.common.network;

import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

        Example mapIndexed(Element function) {
            double[] mapped = new double[elements.length];
            Arrays.setAll(mapped, i -> function.at(i, elements[i]));
            return new Example(shape, mapped);
        }

        Example map(DoubleUnaryOperator function) {
            return new Example(shape, Arrays.stream(elements).map(function).toArray());
        }
    }

    /** A new value for an element. */
    private interface Element {
        double at(int index, double element);
    }

    /** The value of an element of an image. */
    private interface Pixel {
        double at(int channel, int row, int column);
    }

    @Override
    public Example dense(Node node, Dense operation, List<Example> inputs) {
        double[] x = inputs.get(0).elements;
        double[] weight = weight(node, operation, 1);
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
        double[] weight = weight(node, operation, operation.kernel() * operation.kernel());
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
    public Example transposedConvolution(Node node, TransposedConvolution operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int k = operation.kernel();
        double[] weight = weight(node, operation, k * k);
        double[] bias = bias(node, operation.bias(), operation.outputs());
        int height = Math.toIntExact(operation.outputSide(x.shape.size(1)));
        int width = Math.toIntExact(operation.outputSide(x.shape.size(2)));
        double[] y = new double[operation.outputs() * height * width];
        Arrays.setAll(y, i -> bias[i / (height * width)]);
        // Every element of the kernel is stamped onto the output by every pixel of the input.
        for (int i = 0; i < weight.length; i++) {
            int c = i / (k * k) / operation.outputs();
            int o = i / (k * k) % operation.outputs();
            for (int h = 0; h < x.shape.size(1); h++) {
                for (int w = 0; w < x.shape.size(2); w++) {
                    int row = h * operation.stride() + i / k % k - operation.padding();
                    int column = w * operation.stride() + i % k - operation.padding();
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        y[(o * height + row) * width + column] += weight[i] * x.at(c, h, w);
                    }
                }
            }
        }
        return new Example(Shape.of(operation.outputs(), height, width), y);
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
        float[] scale = values(node, ParameterRole.SCALE);
        float[] shift = values(node, ParameterRole.SHIFT);
        Example x = normalised(node, operation.epsilon(), inputs.get(0));
        int size = x.elements.length / scale.length;
        return x.mapIndexed((i, element) -> scale[i / size] * element + shift[i / size]);
    }

    @Override
    public Example conditionalBatchNorm(Node node, ConditionalBatchNorm operation, List<Example> inputs) {
        double[] y = inputs.get(1).elements;
        float[] ws = values(node, ParameterRole.CONDITION_SCALE);
        float[] wb = values(node, ParameterRole.CONDITION_SHIFT);
        Example x = normalised(node, operation.epsilon(), inputs.get(0));
        int size = x.elements.length * y.length / ws.length;
        return x.mapIndexed((i, element) -> {
            double scale = 1;
            double shift = 0;
            for (int k = 0; k < y.length; k++) {
                scale += ws[i / size * y.length + k] * y[k];
                shift += wb[i / size * y.length + k] * y[k];
            }
            return scale * element + shift;
        });
    }

    @Override
    public Example instanceNorm(Node node, InstanceNorm operation, List<Example> inputs) {
        Example x = inputs.get(0);
        float[] scale = values(node, ParameterRole.SCALE);
        float[] shift = values(node, ParameterRole.SHIFT);
        int size = x.elements.length / scale.length;
        return x.mapIndexed((i, element) -> {
            int c = i / size;
            double[] pixels = Arrays.copyOfRange(x.elements, c * size, (c + 1) * size);
            double mean = Arrays.stream(pixels).average().orElseThrow();
            double variance = Arrays.stream(pixels)
                    .map(pixel -> (pixel - mean) * (pixel - mean))
                    .average()
                    .orElseThrow();
            return scale[c] * (element - mean) / Math.sqrt(variance + operation.epsilon()) + shift[c];
        });
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
    public Example maxout(Node node, Maxout operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int size = x.elements.length / x.shape.size(0);
        double[] y = new double[x.elements.length / operation.pieces()];
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.elements.length; i++) {
            int to = i / size / operation.pieces() * size + i % size;
            y[to] = Math.max(y[to], x.elements[i]);
        }
        return new Example(withFirst(x.shape, x.shape.size(0) / operation.pieces()), y);
    }

    @Override
    public Example tanh(Node node, Tanh operation, List<Example> inputs) {
        return inputs.get(0).map(Math::tanh);
    }

    @Override
    public Example sigmoid(Node node, Sigmoid operation, List<Example> inputs) {
        return inputs.get(0).map(x -> 1 / (1 + Math.exp(-x)));
    }

    /** By the series {@code erf(u) = 2 / sqrt(pi) exp(-u^2) sum_n 2^n u^(2n+1) / (1 3 ... (2n+1))}, whose terms have one sign. */
    @Override
    public Example uniformLatent(Node node, UniformLatent operation, List<Example> inputs) {
        return inputs.get(0).map(x -> {
            double u = x / Math.sqrt(2);
            double term = u;
            double sum = u;
            for (int n = 1; n < 200; n++) {
                term *= 2 * u * u / (2 * n + 1);
                sum += term;
            }
            return 2 / Math.sqrt(Math.PI) * Math.exp(-u * u) * sum;
        });
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
        return new Example(withFirst(first, joined), elements);
    }

    @Override
    public Example slice(Node node, Slice operation, List<Example> inputs) {
        Example x = inputs.get(0);
        int size = x.elements.length / x.shape.size(0);
        double[] part = Arrays.copyOfRange(
                x.elements, operation.start() * size, (operation.start() + operation.length()) * size);
        return new Example(withFirst(x.shape, operation.length()), part);
    }

    @Override
    public Example planes(Node node, Planes operation, List<Example> inputs) {
        double[] x = inputs.get(0).elements;
        return image(x.length, operation.height(), operation.width(), (c, row, column) -> x[c]);
    }

    @Override
    public Example add(Node node, Add operation, List<Example> inputs) {
        return inputs.get(0).mapIndexed((i, element) -> element + inputs.get(1).elements[i]);
    }

    @Override
    public Example innerProduct(Node node, InnerProduct operation, List<Example> inputs) {
        double[] products = inputs.get(0).mapIndexed((i, element) -> element * inputs.get(1).elements[i]).elements;
        return new Example(Shape.of(1), new double[] {Arrays.stream(products).sum()});
    }

    @Override
    public Example gain(Node node, Gain operation, List<Example> inputs) {
        float gain = values(node, ParameterRole.GAIN)[0];
        return inputs.get(0).map(x -> gain * x);
    }

    @Override
    public Example offset(Node node, Offset operation, List<Example> inputs) {
        float[] bias = values(node, ParameterRole.BIAS);
        return inputs.get(0).mapIndexed((i, element) -> element + bias[i]);
    }

    @Override
    public Example attention(Node node, Attention operation, List<Example> inputs) {
        Example query = inputs.get(0);
        Example key = inputs.get(1);
        Example value = inputs.get(2);
        int from = key.shape.size(1) * key.shape.size(2);
        int to = query.shape.size(1) * query.shape.size(2);
        double[] out = new double[value.shape.size(0) * to];
        for (int j = 0; j < to; j++) {
            double[] weights = new double[from];
            for (int i = 0; i < from; i++) {
                double score = 0;
                for (int c = 0; c < query.shape.size(0); c++) {
                    score += key.elements[c * from + i] * query.elements[c * to + j];
                }
                weights[i] = Math.exp(score);
            }
            double sum = Arrays.stream(weights).sum();
            for (int v = 0; v < value.shape.size(0); v++) {
                for (int i = 0; i < from; i++) {
                    out[v * to + j] += weights[i] / sum * value.elements[v * from + i];
                }
            }
        }
        return new Example(withFirst(query.shape, value.shape.size(0)), out);
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
        return pooling(
                inputs.get(0), operation.kernel(), operation.stride(), operation.ceiling(), pixels -> pixels.max()
                        .orElseThrow());
    }

    @Override
    public Example averagePooling(Node node, AveragePooling operation, List<Example> inputs) {
        return pooling(
                inputs.get(0), operation.kernel(), operation.stride(), operation.ceiling(), pixels -> pixels.average()
                        .orElseThrow());
    }

    @Override
    public Example globalAveragePooling(Node node, GlobalAveragePooling operation, List<Example> inputs) {
        return overPixels(inputs.get(0), pixels -> pixels.average().orElseThrow());
    }

    @Override
    public Example globalSumPooling(Node node, GlobalSumPooling operation, List<Example> inputs) {
        return overPixels(inputs.get(0), DoubleStream::sum);
    }

    private static Example overPixels(Example x, ToDoubleFunction<DoubleStream> join) {
        int size = x.elements.length / x.shape.size(0);
        double[] y = new double[x.shape.size(0)];
        Arrays.setAll(y, c -> join.applyAsDouble(Arrays.stream(x.elements, c * size, (c + 1) * size)));
        return new Example(Shape.of(y.length), y);
    }

    private static Example pooling(
            Example x, int kernel, int stride, boolean ceiling, ToDoubleFunction<DoubleStream> join) {
        int height = x.shape.size(1);
        int width = x.shape.size(2);
        return image(
                x.shape.size(0),
                windows(height, kernel, stride, ceiling),
                windows(width, kernel, stride, ceiling),
                (c, row, column) -> {
                    DoubleStream.Builder pixels = DoubleStream.builder();
                    for (int i = row * stride; i < Math.min(height, row * stride + kernel); i++) {
                        for (int j = column * stride; j < Math.min(width, column * stride + kernel); j++) {
                            pixels.add(x.at(c, i, j));
                        }
                    }
                    return join.applyAsDouble(pixels.build());
                });
    }

    /** Counts the windows one by one: whole ones, and with ceiling one more as long as pixels are left for it to start at. */
    private static int windows(int side, int kernel, int stride, boolean ceiling) {
        int windows = 0;
        while (windows * stride + kernel <= side) {
            windows++;
        }
        boolean left = windows == 0 || (windows - 1) * stride + kernel < side;
        return ceiling && left && windows * stride < side ? windows + 1 : windows;
    }

    /** The input normalised with running statistics. */
    private Example normalised(Node node, double epsilon, Example x) {
        float[] mean = values(node, ParameterRole.RUNNING_MEAN);
        float[] variance = values(node, ParameterRole.RUNNING_VARIANCE);
        int size = x.elements.length / mean.length;
        return x.mapIndexed((i, element) -> (element - mean[i / size]) / Math.sqrt(variance[i / size] + epsilon));
    }

    private static Shape withFirst(Shape shape, int size) {
        return shape.isImage() ? Shape.of(size, shape.size(1), shape.size(2)) : Shape.of(size);
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

    /** The normalised weight. */
    private double[] weight(Node node, WeightedOperation operation, int kernel) {
        float[] raw = values(node, ParameterRole.WEIGHT);
        int outputs = operation.outputs();
        int inputs = raw.length / kernel / outputs;
        boolean inputsFirst = operation instanceof TransposedConvolution;
        double[][] matrix = new double[outputs][inputs * kernel];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                int from = inputsFirst ? i * outputs + o : o * inputs + i;
                for (int k = 0; k < kernel; k++) {
                    matrix[o][i * kernel + k] = raw[from * kernel + k];
                }
            }
        }
        double[] weight = new double[raw.length];
        for (int e = 0; e < raw.length; e++) {
            int o = inputsFirst ? e / kernel % outputs : e / kernel / inputs;
            weight[e] = raw[e] * factor(node, operation, matrix, o);
        }
        return weight;
    }

    private double factor(Node node, WeightedOperation operation, double[][] matrix, int output) {
        switch (operation.normalisation()) {
            case SPECTRAL -> {
                float[] u = values(node, ParameterRole.LEFT_VECTOR);
                double[] product = new double[matrix[0].length];
                Arrays.setAll(product, i -> IntStream.range(0, u.length)
                        .mapToDouble(o -> matrix[o][i] * u[o])
                        .sum());
                double[] vector = new double[u.length];
                Arrays.setAll(vector, o -> u[o]);
                return length(vector) / length(product);
            }
            case WEIGHT -> {
                return values(node, ParameterRole.GAIN)[output] / length(matrix[output]);
            }
            default -> {
                return 1;
            }
        }
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
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
