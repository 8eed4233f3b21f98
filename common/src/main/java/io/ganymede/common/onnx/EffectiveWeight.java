package io.ganymede.common.onnx;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.WeightedOperation;
import java.util.List;

/**
 * The weight and the bias that a dense or convolution node computes with in inference: after the normalisation of its weight
 * ({@link io.ganymede.common.network.WeightNormalisation}) and with the nodes folded into it. Everything is computed in float64
 * and rounded once.
 */
final class EffectiveWeight {
    private final Node node;
    private final double[] weight;
    private final double[] bias;

    /** Number of neighbouring elements of the weight that belong to one output. */
    private final int run;

    private EffectiveWeight(Node node, double[] weight, double[] bias, int run) {
        this.node = node;
        this.weight = weight;
        this.bias = bias;
        this.run = run;
    }

    /**
     * The normalised weight of a node, and its bias or zeros.
     *
     * @param shape shape of the weight
     */
    static EffectiveWeight of(
            Node node, WeightedOperation operation, List<Integer> shape, NetworkParameters parameters) {
        double[] bias =
                operation.bias() ? doubles(node, ParameterRole.BIAS, parameters) : new double[operation.outputs()];
        int run =
                shape.subList(operation.outputAxis() + 1, shape.size()).stream().reduce(1, Math::multiplyExact);
        EffectiveWeight effective =
                new EffectiveWeight(node, doubles(node, ParameterRole.WEIGHT, parameters), bias, run);
        switch (operation.normalisation()) {
            case NONE -> {}
            case SPECTRAL -> effective.divideBySingularValue(doubles(node, ParameterRole.LEFT_VECTOR, parameters));
            case WEIGHT -> effective.giveLengths(doubles(node, ParameterRole.GAIN, parameters));
        }
        return effective;
    }

    /** {@code a (W x + b) + s = (a W) x + (a b + s)}, per output channel. */
    void fold(ChannelAffine affine) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= affine.scale(output(i));
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] = affine.scale(c) * bias[c] + affine.shift(c);
        }
    }

    float[] weight() {
        return floats(weight);
    }

    float[] bias() {
        return floats(bias);
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** {@code W = V |u| / |V^T u|}. */
    private void divideBySingularValue(double[] u) {
        double[] product = new double[weight.length / u.length];
        for (int i = 0; i < weight.length; i++) {
            product[rest(i)] += weight[i] * u[output(i)];
        }
        double factor = length(u) / nonZero(length(product), "its weight times the left vector is 0");
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= factor;
        }
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double element : vector) {
            squares += element * element;
        }
        return Math.sqrt(squares);
    }

    /** {@code W = g V / |V|} for each output. */
    private void giveLengths(double[] g) {
        double[] squares = new double[g.length];
        for (int i = 0; i < weight.length; i++) {
            squares[output(i)] += weight[i] * weight[i];
        }
        double[] factors = new double[g.length];
        for (int c = 0; c < g.length; c++) {
            factors[c] = g[c] / nonZero(Math.sqrt(squares[c]), "the weight of output " + c + " is 0");
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= factors[output(i)];
        }
    }

    private double nonZero(double length, String what) {
        if (length == 0) {
            throw new PlatformException(Reason.INVALID_NETWORK, "node '" + node.name() + "' divides by zero: " + what);
        }
        return length;
    }

    /** The output that an element of the weight belongs to. */
    private int output(int element) {
        return element / run % bias.length;
    }

    /** Where an element stands among those of its output. */
    private int rest(int element) {
        return element / (run * bias.length) * run + element % run;
    }

    private static double[] doubles(Node node, ParameterRole role, NetworkParameters parameters) {
        float[] floats = parameters.values(node, role);
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
