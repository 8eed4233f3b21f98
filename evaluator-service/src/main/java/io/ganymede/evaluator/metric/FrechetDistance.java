package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;

/**
 * Fréchet distance between the Gaussians fitted to two sets of features (FID when the features are Inception's).
 *
 * <p>{@code FID = |m1 - m2|^2 + tr S1 + tr S2 - 2 tr (S1 S2)^(1/2)}, where for any factors S1 = F1 F1^T, S2 = F2 F2^T the
 * last trace is the nuclear norm {@code ||F1^T F2||_*}, the sum of the singular values. Nothing is square-rooted, so the
 * value is exact for every N >= 2, below and above the feature dimension, real, and zero on equal input up to rounding.
 *
 * <p>Heusel et al., "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium",
 * arXiv:1706.08500. Features {@code [N, d]}, float64 statistics; lower is better, 0 at best. Deviations: the trace term
 * as a nuclear norm; no 1e-6 is ever added to a diagonal.
 */
public final class FrechetDistance {
    /** Name in requests, reports and events. */
    public static final String ID = "fid";

    private final LinearAlgebra algebra;
    private final Ddof ddof;

    /** The distance with covariances divided by {@code N - ddof}. */
    public FrechetDistance(LinearAlgebra algebra, Ddof ddof) {
        this.algebra = algebra;
        this.ddof = ddof;
    }

    /**
     * The terms of a distance.
     *
     * @param meanTerm squared distance of the means
     * @param referenceTrace trace of the reference covariance
     * @param generatedTrace trace of the generated covariance
     * @param crossTerm trace of the square root of the product of the covariances
     */
    public record Result(double meanTerm, double referenceTrace, double generatedTrace, double crossTerm) {

        /** The distance; rounding below zero is shown as zero. */
        public double value() {
            return Math.max(0, unclamped());
        }

        /** The sum of the terms as it comes, within rounding of a number >= 0. */
        public double unclamped() {
            return meanTerm + (referenceTrace + generatedTrace) - 2 * crossTerm;
        }
    }

    /**
     * The distance between generated and reference features; symmetric to the bit.
     *
     * @throws PlatformException when the dimensions differ or either side has fewer than two samples
     */
    public Result between(FeatureStatistics reference, FeatureStatistics generated) {
        requireSamples("reference", reference);
        requireSamples("generated", generated);
        reference.requireSameDimensions(generated);
        double referenceTrace = reference.covarianceTrace(ddof);
        double generatedTrace = generated.covarianceTrace(ddof);
        boolean inOrder = referenceTrace >= generatedTrace; // one order of the product, whichever side is which
        Matrix wider = (inOrder ? reference : generated).covarianceFactor(ddof, algebra);
        Matrix narrower = (inOrder ? generated : reference).covarianceFactor(ddof, algebra);
        return new Result(
                squaredDistance(reference.mean(), generated.mean()),
                referenceTrace,
                generatedTrace,
                algebra.nuclearNormOfProduct(wider, narrower));
    }

    private static void requireSamples(String side, FeatureStatistics statistics) {
        if (statistics.count() < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "features '%s' have too few samples: got %d, expected at least 2"
                            .formatted(side, statistics.count()));
        }
    }

    private static double squaredDistance(Matrix a, Matrix b) {
        double sum = 0;
        for (int j = 0; j < a.columns(); j++) {
            double difference = a.at(0, j) - b.at(0, j);
            sum += difference * difference;
        }
        return sum;
    }
}
