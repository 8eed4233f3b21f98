package io.ganymede.evaluator.resize;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A sparse matrix {@code [to, from]}: row i holds a run of neighbouring weights. Immutable. */
public final class AxisWeights {
    private final int from;
    private final int[] first;
    private final double[][] weights;

    private AxisWeights(int from, int to) {
        if (from < 1 || to < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image side 'from, to' cannot be resized: got %d and %d, expected at least 1".formatted(from, to));
        }
        this.from = from;
        this.first = new int[to];
        this.weights = new double[to][];
    }

    /** Every number as it is. */
    static AxisWeights identity(int size) {
        AxisWeights axis = new AxisWeights(size, size);
        for (int i = 0; i < size; i++) {
            axis.first[i] = i;
            axis.weights[i] = new double[] {1};
        }
        return axis;
    }

    /**
     * Linear interpolation between the two neighbours of a source coordinate; beyond the edges, the edge.
     *
     * @param source coordinate in the image before, of an index after
     */
    static AxisWeights linear(int from, int to, DoubleUnaryOperator source) {
        AxisWeights axis = new AxisWeights(from, to);
        for (int i = 0; i < to; i++) {
            double place = Math.min(Math.max(source.applyAsDouble(i), 0), from - 1.0);
            int low = (int) place;
            double fraction = place - low;
            axis.first[i] = low;
            axis.weights[i] = low == from - 1 ? new double[] {1} : new double[] {1 - fraction, fraction};
        }
        return axis;
    }

    /**
     * A kernel centred on the half-pixel coordinate, widened when the image shrinks (which removes what would alias), cut at the
     * edges and divided by its sum.
     *
     * @param kernel even function, 0 beyond {@code support}
     * @param support of the kernel, in source pixels when the image grows
     */
    static AxisWeights antialiased(int from, int to, DoubleUnaryOperator kernel, double support) {
        AxisWeights axis = new AxisWeights(from, to);
        double scale = (double) from / to;
        double widening = Math.max(scale, 1);
        double reach = support * widening;
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int begin = (int) Math.max(0, centre - reach + 0.5);
            int end = (int) Math.min(from, centre + reach + 0.5);
            double[] run = new double[end - begin];
            for (int k = 0; k < run.length; k++) {
                run[k] = kernel.applyAsDouble((begin + k - centre + 0.5) / widening);
            }
            double sum = Arrays.stream(run).sum();
            axis.first[i] = begin;
            axis.weights[i] = Arrays.stream(run).map(weight -> weight / sum).toArray();
        }
        return axis;
    }

    /** Size before. */
    public int from() {
        return from;
    }

    /** Size after. */
    public int to() {
        return first.length;
    }

    /**
     * The weighted sum of one place.
     *
     * @param values source of the numbers
     * @param start where in it the axis begins
     * @param step distance of neighbours along the axis
     */
    double apply(int index, double[] values, int start, int step) {
        double[] run = weights[index];
        int at = start + first[index] * step;
        double sum = 0;
        for (double weight : run) {
            sum += weight * values[at];
            at += step;
        }
        return sum;
    }
}
