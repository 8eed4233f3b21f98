package io.ganymede.trainer.engine;

import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * First weights, a function of the seed, the network's name and each parameter's name alone. Biases, shifts and running means
 * are 0, running variances 1. A scale that depends on a condition starts as a plain one would for each one-hot condition. The
 * lengths of normalised weights start as those of the drawn weights, so that nothing changes; left vectors are unit vectors in
 * a random direction. A convolution that a pixel shuffle follows gets the same filter for all sub-pixels of a channel
 * (ICNR; Aitken et al. 2017, arXiv 1707.02937, section 2.3), so that the first images have no mosaic.
 */
public final class Initialisation {
    private final double scaleDeviation;
    private final WeightDraw weights;

    private Initialisation(double scaleDeviation, WeightDraw weights) {
        this.scaleDeviation = scaleDeviation;
        this.weights = weights;
    }

    /** How the weight of a node is drawn. */
    private interface WeightDraw {
        float[] draw(NetworkDescription network, Operation operation, ParameterDescription weight, PhiloxStream stream);
    }

    /** Weights N(0, 0.02), batch-norm scales N(1, 0.02), as in Radford et al. 2015, arXiv 1511.06434, section 4. */
    public static Initialisation dcgan() {
        return new Initialisation(0.02, (network, operation, weight, stream) -> normal(weight, 0, 0.02, stream));
    }

    /**
     * Weights N(0, 2 / fan-in), as in He et al. 2015, arXiv 1502.01852, equation 10; scales 1. The fan-in of a transposed
     * convolution is {@code C kernel^2 / stride^2}, the mean number of inputs that meet in an output.
     */
    public static Initialisation he() {
        return new Initialisation(
                0,
                (network, operation, weight, stream) ->
                        normal(weight, 0, Math.sqrt(2 / fanIn(weight, operation)), stream));
    }

    /**
     * Weights uniform in plus or minus {@code sqrt(6 / (fan-in + fan-out))}, as in Glorot and Bengio 2010, "Understanding the
     * difficulty of training deep feedforward neural networks", equation 16; scales 1. The preset of Keras: the fans of a
     * convolution are its channels times its kernel's elements, whatever its stride.
     */
    public static Initialisation glorot() {
        return new Initialisation(0, (network, operation, weight, stream) -> {
            double fans = (double) weight.elements() / weight.shape().get(0)
                    + (double) weight.elements() / weight.shape().get(1);
            return uniform(weight, Math.sqrt(6 / fans), stream);
        });
    }

    /**
     * Weights uniform in plus or minus a range; scales 1.
     *
     * @param range above 0, for each network
     */
    public static Initialisation uniform(ToDoubleFunction<NetworkDescription> range) {
        return new Initialisation(
                0, (network, operation, weight, stream) -> uniform(weight, range.applyAsDouble(network), stream));
    }

    /**
     * Orthogonal weights, as in Saxe et al. 2013, arXiv 1312.6120, section 3: with V read as a matrix {@code [outputs, rest]},
     * rows are orthogonal and of length 1, or columns where there are more rows than columns; scales 1. Of a transposed
     * convolution rows are inputs.
     */
    public static Initialisation orthogonal() {
        return new Initialisation(
                0,
                (network, operation, weight, stream) -> OrthogonalMatrix.orthogonalise(
                        normal(weight, 0, 1, stream), weight.shape().get(0)));
    }

    /** A value for every parameter and buffer of a network. */
    public Map<String, Tensor> parameters(NetworkDescription network, long seed) {
        Map<String, Operation> operations = new HashMap<>();
        network.nodes().forEach(node -> operations.put(node.name(), node.operation()));
        Map<String, Tensor> values = new LinkedHashMap<>();
        float[] weight = {};
        for (ParameterDescription parameter : network.parameters()) {
            PhiloxStream stream = new PhiloxStream(seed, "weights/" + network.name() + "/" + parameter.name(), 0);
            Operation operation = Objects.requireNonNull(operations.get(parameter.node()));
            float[] drawn;
            if (parameter.role() == ParameterRole.WEIGHT) {
                drawn = weights.draw(network, operation, parameter, stream);
                repeatSubPixels(parameter, drawn, shuffleFactor(network, parameter.node()));
                weight = drawn;
            } else {
                drawn = values(parameter, operation, weight, stream);
            }
            List<Long> shape = parameter.shape().stream().map(Long::valueOf).toList();
            values.put(parameter.name(), Tensor.ofFloats(shape, drawn));
        }
        return values;
    }

    /** The first value of a parameter; the weight of its node, if there is one, comes before it. */
    private float[] values(ParameterDescription parameter, Operation operation, float[] weight, PhiloxStream stream) {
        return switch (parameter.role()) {
            case WEIGHT -> throw new IllegalStateException("a weight is drawn before what depends on it");
            case SCALE -> normal(parameter, 1, scaleDeviation, stream);
            case CONDITION_SCALE -> normal(parameter, 0, scaleDeviation, stream);
            case GAIN ->
                operation instanceof Gain gain
                        ? constant(parameter, (float) gain.initial())
                        : lengths(parameter, operation, weight);
            case BIAS, SHIFT, CONDITION_SHIFT, RUNNING_MEAN -> constant(parameter, 0);
            case RUNNING_VARIANCE -> constant(parameter, 1);
            case LEFT_VECTOR -> unit(normal(parameter, 0, 1, stream));
        };
    }

    /** The mean number of inputs that an output is computed from. */
    private static double fanIn(ParameterDescription weight, Operation operation) {
        if (operation instanceof TransposedConvolution transposed) {
            double reach = (double) transposed.kernel() / transposed.stride();
            return weight.shape().get(0) * reach * reach;
        }
        return (double) weight.elements() / weight.shape().get(0);
    }

    /** The length of each output's part of a weight. */
    private static float[] lengths(ParameterDescription gain, Operation operation, float[] weight) {
        int outputs = gain.elements();
        // Neighbours that belong to one output: all of its part, or a kernel where inputs come first.
        int run = operation instanceof TransposedConvolution transposed
                ? transposed.kernel() * transposed.kernel()
                : weight.length / outputs;
        double[] squares = new double[outputs];
        for (int i = 0; i < weight.length; i++) {
            squares[i / run % outputs] += (double) weight[i] * weight[i];
        }
        float[] lengths = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            lengths[output] = (float) Math.sqrt(squares[output]);
        }
        return lengths;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float element : vector) {
            squares += (double) element * element;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }

    private static float[] normal(ParameterDescription parameter, double mean, double deviation, PhiloxStream stream) {
        float[] values = new float[parameter.elements()];
        stream.normal(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * values[i]);
        }
        return values;
    }

    private static float[] uniform(ParameterDescription parameter, double range, PhiloxStream stream) {
        float[] values = new float[parameter.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (range * (2 * stream.uniform() - 1));
        }
        return values;
    }

    private static float[] constant(ParameterDescription parameter, float value) {
        float[] values = new float[parameter.elements()];
        Arrays.fill(values, value);
        return values;
    }

    /** The magnification of the pixel shuffle that reads a node, 1 without one. */
    private static int shuffleFactor(NetworkDescription network, String node) {
        return network.nodes().stream()
                .filter(reader -> reader.inputs().contains(node))
                .mapToInt(reader -> reader.operation() instanceof PixelShuffle shuffle ? shuffle.factor() : 1)
                .max()
                .orElse(1);
    }

    private static void repeatSubPixels(ParameterDescription weight, float[] values, int factor) {
        int filter = weight.elements() / weight.shape().get(0);
        int group = factor * factor;
        for (int output = 0; output < weight.shape().get(0); output++) {
            int source = output / group * group;
            System.arraycopy(values, source * filter, values, output * filter, filter);
        }
    }
}
