package io.ganymede.evaluator.linalg;

import java.util.function.IntUnaryOperator;

/** From the triangle of a correlation's Cholesky decomposition to the factor of the covariance. */
final class CholeskyFactor {
    private CholeskyFactor() {}

    /** Below this a pivot of a correlation cannot be told from rounding. */
    static double tolerance(int d) {
        return d * Math.ulp(1.0);
    }

    /** Smallest squared entry on the diagonal of a row-major lower triangle. */
    static double smallestPivot(double[] lower, int d) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < d; i++) {
            smallest = Math.min(smallest, lower[i * d + i] * lower[i * d + i]);
        }
        return smallest;
    }

    /** Row i of the row-major lower triangle belongs to the feature {@code permutation(i)}. */
    static Matrix of(double[] lower, int rank, IntUnaryOperator permutation, UnitDiagonal scaled) {
        int d = scaled.correlation().rows();
        double[] out = new double[d * rank];
        for (int i = 0; i < d; i++) {
            int feature = permutation.applyAsInt(i);
            for (int j = 0; j < Math.min(i + 1, rank); j++) {
                out[feature * rank + j] = lower[i * d + j] * scaled.scale(feature);
            }
        }
        return new Matrix(d, rank, out);
    }
}
