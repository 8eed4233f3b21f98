package io.ganymede.trainer.engine;

import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * First weights, a function of the seed, the network's name and each parameter's name alone. Biases, shifts and running means
 * are 0, running variances 1. A convolution that a pixel shuffle follows gets the same filter for all sub-pixels of a channel
 * (ICNR; Aitken et al. 2017, arXiv 1707.02937, section 2.3), so that the first images have no mosaic.
 */
public final class Initialisation {
    private final double scaleDeviation;
    private final ToDoubleFunction<ParameterDescription> weightDeviation;

    private Initialisation(double scaleDeviation, ToDoubleFunction<ParameterDescription> weightDeviation) {
        this.scaleDeviation = scaleDeviation;
        this.weightDeviation = weightDeviation;
    }

    /** Weights N(0, 0.02), batch-norm scales N(1, 0.02), as in Radford et al. 2015, arXiv 1511.06434, section 4. */
    public static Initialisation dcgan() {
        return new Initialisation(0.02, weight -> 0.02);
    }

    /** Weights N(0, 2 / fan-in), as in He et al. 2015, arXiv 1502.01852, equation 10; scales 1. */
    public static Initialisation he() {
        return new Initialisation(0, weight -> Math.sqrt(2.0 * weight.shape().get(0) / weight.elements()));
    }

    /** A value for every parameter and buffer of a network. */
    public Map<String, Tensor> parameters(NetworkDescription network, long seed) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (ParameterDescription parameter : network.parameters()) {
            PhiloxStream stream = new PhiloxStream(seed, "weights/" + network.name() + "/" + parameter.name(), 0);
            float[] drawn = values(parameter, stream);
            if (parameter.role() == ParameterRole.WEIGHT) {
                repeatSubPixels(parameter, drawn, shuffleFactor(network, parameter.node()));
            }
            List<Long> shape = parameter.shape().stream().map(Long::valueOf).toList();
            values.put(parameter.name(), Tensor.ofFloats(shape, drawn));
        }
        return values;
    }

    private float[] values(ParameterDescription parameter, PhiloxStream stream) {
        return switch (parameter.role()) {
            case WEIGHT -> normal(parameter, 0, weightDeviation.applyAsDouble(parameter), stream);
            case SCALE -> normal(parameter, 1, scaleDeviation, stream);
            case BIAS, SHIFT, RUNNING_MEAN -> constant(parameter, 0);
            case RUNNING_VARIANCE -> constant(parameter, 1);
        };
    }

    private static float[] normal(ParameterDescription parameter, double mean, double deviation, PhiloxStream stream) {
        float[] values = new float[parameter.elements()];
        stream.normal(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * values[i]);
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
