package io.ganymede.common.onnx;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterRole;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A map {@code x -> scale[c] x + shift[c]} of each channel c, in float64. Immutable. */
public final class ChannelAffine {
    private final double[] scale;
    private final double[] shift;

    private ChannelAffine(double[] scale, double[] shift) {
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * Batch normalisation with running statistics: {@code gamma (x - mean) / sqrt(variance + epsilon) + beta}.
     *
     * @param label what is normalised, for messages
     * @throws PlatformException with reason InvalidNetwork when a variance and epsilon together are 0
     */
    public static ChannelAffine batchNorm(
            String label, double epsilon, float[] gamma, float[] beta, float[] mean, float[] variance) {
        ChannelAffine unscaled = unscaled(label, epsilon, mean, variance);
        double[] scale = new double[gamma.length];
        double[] shift = new double[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            scale[c] = gamma[c] * unscaled.scale[c];
            shift[c] = beta[c] + gamma[c] * unscaled.shift[c];
        }
        return new ChannelAffine(scale, shift);
    }

    /** Batch normalisation with the parameters of a node. */
    static ChannelAffine of(Node node, BatchNorm operation, NetworkParameters parameters) {
        return batchNorm(
                label(node),
                operation.epsilon(),
                parameters.values(node, ParameterRole.SCALE),
                parameters.values(node, ParameterRole.SHIFT),
                parameters.values(node, ParameterRole.RUNNING_MEAN),
                parameters.values(node, ParameterRole.RUNNING_VARIANCE));
    }

    /** {@code (x - mean) / sqrt(variance + epsilon)} with the running statistics of a node. */
    static ChannelAffine unscaled(Node node, double epsilon, NetworkParameters parameters) {
        return unscaled(
                label(node),
                epsilon,
                parameters.values(node, ParameterRole.RUNNING_MEAN),
                parameters.values(node, ParameterRole.RUNNING_VARIANCE));
    }

    private static ChannelAffine unscaled(String label, double epsilon, float[] mean, float[] variance) {
        double[] scale = new double[mean.length];
        double[] shift = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            double spread = variance[c] + epsilon;
            if (spread == 0) {
                throw new PlatformException(
                        Reason.INVALID_NETWORK,
                        label + " divides by zero: variance and epsilon of channel " + c + " are 0");
            }
            scale[c] = 1 / Math.sqrt(spread);
            shift[c] = -scale[c] * mean[c];
        }
        return new ChannelAffine(scale, shift);
    }

    private static String label(Node node) {
        return "node '" + node.name() + "'";
    }

    /** What the channel is multiplied by. */
    public double scale(int channel) {
        return scale[channel];
    }

    /** What is added to the channel after that. */
    public double shift(int channel) {
        return shift[channel];
    }

    /** This map after another one. */
    ChannelAffine after(ChannelAffine first) {
        double[] scales = IntStream.range(0, scale.length)
                .mapToDouble(c -> scale[c] * first.scale[c])
                .toArray();
        double[] shifts = IntStream.range(0, scale.length)
                .mapToDouble(c -> scale[c] * first.shift[c] + shift[c])
                .toArray();
        return new ChannelAffine(scales, shifts);
    }

    /** The map of other channels, each of which ends up in one channel of this map. */
    ChannelAffine before(int channels, IntUnaryOperator channel) {
        double[] scales = IntStream.range(0, channels)
                .mapToDouble(c -> scale[channel.applyAsInt(c)])
                .toArray();
        double[] shifts = IntStream.range(0, channels)
                .mapToDouble(c -> shift[channel.applyAsInt(c)])
                .toArray();
        return new ChannelAffine(scales, shifts);
    }
}
