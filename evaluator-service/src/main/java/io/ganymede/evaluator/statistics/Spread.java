package io.ganymede.evaluator.statistics;

import io.ganymede.evaluator.linalg.Matrix;

/** How the centred second moment of n samples with d features is held; both forms stand for the scatter {@code [d, d]}. */
public sealed interface Spread {

    /** Sum of squared deviations over all features. */
    double trace();

    /**
     * Centred rows C, scatter = C^T C: the form for n <= d. The rank is below d there, and only the rows themselves give
     * the factor of the covariance without taking square roots of rounding errors.
     *
     * @param rows C, {@code [n, d]}
     */
    record CentredRows(Matrix rows) implements Spread {
        @Override
        public double trace() {
            double sum = 0;
            for (double value : rows.values()) {
                sum += value * value;
            }
            return sum;
        }
    }

    /**
     * The scatter itself: the form for n > d.
     *
     * @param matrix sum of the outer products of the centred samples, {@code [d, d]}, symmetric
     */
    record Scatter(Matrix matrix) implements Spread {
        @Override
        public double trace() {
            return matrix.trace();
        }
    }
}
