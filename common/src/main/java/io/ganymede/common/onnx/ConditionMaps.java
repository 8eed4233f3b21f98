package io.ganymede.common.onnx;

import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterRole;

/**
 * Conditional batch norm with running statistics as two affine maps of the condition: with {@code a = 1 / sqrt(variance +
 * epsilon)} it is {@code scale(y) x + shift(y)}, {@code scale(y) = a + (a Ws) y} and {@code shift(y) = -a mean + (Wb - a mean Ws)
 * y}. Computed in float64 and rounded once.
 */
final class ConditionMaps {
    private final double[] scaleMap;
    private final double[] scale;
    private final double[] shiftMap;
    private final double[] shift;

    private ConditionMaps(double[] scaleMap, double[] scale, double[] shiftMap, double[] shift) {
        this.scaleMap = scaleMap;
        this.scale = scale;
        this.shiftMap = shiftMap;
        this.shift = shift;
    }

    static ConditionMaps of(Node node, ConditionalBatchNorm operation, NetworkParameters parameters) {
        ChannelAffine normalisation = ChannelAffine.unscaled(node, operation.epsilon(), parameters);
        float[] ws = parameters.values(node, ParameterRole.CONDITION_SCALE);
        float[] wb = parameters.values(node, ParameterRole.CONDITION_SHIFT);
        int channels = parameters.values(node, ParameterRole.RUNNING_MEAN).length;
        double[] scale = new double[channels];
        double[] shift = new double[channels];
        for (int c = 0; c < channels; c++) {
            scale[c] = normalisation.scale(c);
            shift[c] = normalisation.shift(c);
        }
        double[] scaleMap = new double[ws.length];
        double[] shiftMap = new double[wb.length];
        int conditions = ws.length / channels;
        for (int i = 0; i < ws.length; i++) {
            int c = i / conditions;
            scaleMap[i] = scale[c] * ws[i];
            shiftMap[i] = wb[i] + shift[c] * ws[i];
        }
        return new ConditionMaps(scaleMap, scale, shiftMap, shift);
    }

    /** {@code [c, C]}. */
    float[] scaleMap() {
        return EffectiveWeight.floats(scaleMap);
    }

    /** {@code [c]}, the scale where y is 0. */
    float[] scale() {
        return EffectiveWeight.floats(scale);
    }

    /** {@code [c, C]}. */
    float[] shiftMap() {
        return EffectiveWeight.floats(shiftMap);
    }

    /** {@code [c]}, the shift where y is 0. */
    float[] shift() {
        return EffectiveWeight.floats(shift);
    }
}
