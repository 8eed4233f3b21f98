package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.Spread;
import java.util.List;
import java.util.Map;

/**
 * Mean and covariance of features as the statistics files of other tools hold them. How many samples they rest on is not told, and
 * the covariance is taken as it is, whatever it was divided by.
 *
 * @param mean {@code [1, d]}
 * @param covariance {@code [d, d]}, symmetric
 */
record Moments(Matrix mean, Matrix covariance) {
    static final String MU = "mu";
    static final String SIGMA = "sigma";

    /** Stands in for the number of samples; the Fréchet distance does not depend on it. */
    private static final long UNTOLD = 50_000;

    /** Of the largest variance: more than float32 rounds. */
    private static final double ASYMMETRY = 1e-5;

    /**
     * Checks what was read.
     *
     * @param side what the user calls it, for messages
     * @throws PlatformException when a number is not finite, a variance is negative or the covariance is not symmetric
     */
    static Moments of(String side, Matrix mean, Matrix covariance) {
        mean.requireFinite("'" + side + "' mu");
        covariance.requireFinite("'" + side + "' sigma");
        int d = mean.columns();
        double largest = 0;
        for (int i = 0; i < d; i++) {
            largest = Math.max(largest, covariance.at(i, i));
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double difference = Math.abs(covariance.at(i, j) - covariance.at(j, i));
                if (covariance.at(i, i) < 0 || difference > ASYMMETRY * largest) {
                    throw new PlatformException(
                            Reason.INVALID_ARGUMENT,
                            "'%s' sigma is no covariance: got '[%d, %d]' %s and its mirror image %s, expected a symmetric matrix without negative variances"
                                    .formatted(side, i, j, covariance.at(i, j), covariance.at(j, i)));
                }
            }
        }
        return new Moments(mean, covariance);
    }

    /** Those of a set of features. */
    static Moments of(FeatureStatistics statistics, Ddof ddof, LinearAlgebra algebra) {
        Matrix factor = statistics.covarianceFactor(ddof, algebra);
        return new Moments(statistics.mean(), algebra.productWithTransposed(factor, factor));
    }

    /** As arrays of the names and shapes that other tools know: {@code mu} {@code [d]}, {@code sigma} {@code [d, d]}, float64. */
    Map<String, Tensor> tensors() {
        long d = mean.columns();
        return Map.of(
                MU, Tensor.ofDoubles(List.of(d), mean.values()),
                SIGMA, Tensor.ofDoubles(List.of(d, d), covariance.values()));
    }

    /** Statistics whose covariance under a divisor is this one. */
    FeatureStatistics statistics(Ddof ddof) {
        int d = mean.columns();
        long count = Math.max(UNTOLD, 2L * d);
        double divisor = ddof.divisor(count);
        double[] scatter = covariance.values().clone();
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] *= divisor;
        }
        return new FeatureStatistics(count, mean, new Spread.Scatter(new Matrix(d, d, scatter)));
    }
}
