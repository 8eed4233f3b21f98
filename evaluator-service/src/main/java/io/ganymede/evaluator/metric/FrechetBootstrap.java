package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.Spread.CentredRows;
import java.util.stream.IntStream;

/**
 * Error of a Fréchet distance by the bootstrap, for no more samples than features.
 *
 * <p>A replicate draws N of the N samples with replacement, which is the same as giving row i of the centred features C a
 * weight w_i. With u = w / N, m = C^T u, the reference's factor S2 = F F^T, and the N x N blocks G = C C^T and
 * H = C F F^T C^T made once, the replicate's trace is {@code (sum_i w_i G_ii - N u^T G u) / (N - ddof)}, its squared
 * distance of means {@code |m1 - m2|^2 + 2 u^T C (m1 - m2) + u^T G u}, and its trace term the sum of the square roots of
 * the eigenvalues of {@code D (I - 1 u^T) H (I - u 1^T) D / (N - ddof)}, D = diag(sqrt w), of which only the drawn rows are
 * formed. Efron, "Bootstrap Methods: Another Look at the Jackknife" (1979). The reference is taken as fixed. Replicates of
 * fewer distinct samples lie above the distance itself; their spread is what counts.
 */
public final class FrechetBootstrap {
    private final LinearAlgebra algebra;
    private final Ddof ddof;
    private final int replicates;
    private final int seed;

    /**
     * The error of {@link FrechetDistance} with the same settings.
     *
     * @param replicates number of replicates, at least 2
     * @param seed of the draws: equal seeds and counts draw equal rows, which makes two scores comparable in pairs
     */
    public FrechetBootstrap(LinearAlgebra algebra, Ddof ddof, int replicates, int seed) {
        if (replicates < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "bootstrap 'replicates' are too few: got %d, expected at least 2".formatted(replicates));
        }
        this.algebra = algebra;
        this.ddof = ddof;
        this.replicates = replicates;
        this.seed = seed;
    }

    /**
     * The distance of some samples with those of its replicates.
     *
     * @param reference statistics of the reference
     * @param generated {@code [N, d]}, 2 <= N <= d
     * @throws PlatformException when the number of samples is out of range, d differs or a feature is not finite
     */
    public ScoreSample of(FeatureStatistics reference, RowSet generated) {
        int n = generated.require("feature", 2).rows();
        if (n > generated.columns()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "features 'N' are too many for the bootstrap: got %d in %d dimensions, expected no more than the dimensions"
                            .formatted(n, generated.columns()));
        }
        FeatureStatistics samples = FeatureStatistics.of(generated.block(0, n), algebra);
        FrechetDistance.Result distance = new FrechetDistance(algebra, ddof).between(reference, samples);
        Blocks blocks = new Blocks(samples, reference, distance);
        RandomState random = new RandomState(seed);
        double[] values = IntStream.range(0, replicates)
                .mapToDouble(i -> Math.max(0, blocks.distance(weights(random, n))))
                .toArray();
        return new ScoreSample(distance.value(), ScoreSample.Kind.REPLICATE, values);
    }

    static int[] weights(RandomState random, int n) {
        int[] weights = new int[n];
        for (int i = 0; i < n; i++) {
            weights[random.below(n)]++;
        }
        return weights;
    }

    /** The small matrices that all replicates share. */
    private final class Blocks {
        private final int n;
        private final Matrix gram;
        private final Matrix cross;
        private final double[] towards;
        private final FrechetDistance.Result whole;

        Blocks(FeatureStatistics samples, FeatureStatistics reference, FrechetDistance.Result whole) {
            Matrix rows = ((CentredRows) samples.spread()).rows();
            Matrix columns = rows.transposed(1);
            Matrix factor = reference.covarianceFactor(ddof, algebra);
            this.n = rows.rows();
            this.whole = whole;
            this.gram = algebra.gramUpdate(Matrix.zeros(n, n), columns);
            this.cross = factor.columns() == 0
                    ? Matrix.zeros(n, n)
                    : algebra.gramUpdate(Matrix.zeros(n, n), algebra.transposedProduct(factor, columns));
            this.towards = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < rows.columns(); j++) {
                    towards[i] += rows.at(i, j)
                            * (samples.mean().at(0, j) - reference.mean().at(0, j));
                }
            }
        }

        double distance(int[] weights) {
            double[] gramTimes = times(gram, weights);
            double[] crossTimes = times(cross, weights);
            double shift = mean(gramTimes, weights); // u^T G u
            double trace = 0;
            for (int i = 0; i < n; i++) {
                trace += weights[i] * gram.at(i, i);
            }
            double divisor = ddof.divisor(n);
            double meanTerm = whole.meanTerm() + 2 * mean(towards, weights) + shift;
            double nuclear = nuclear(weights, crossTimes, mean(crossTimes, weights), divisor);
            return meanTerm + whole.referenceTrace() + (trace - n * shift) / divisor - 2 * nuclear;
        }

        private double nuclear(int[] weights, double[] crossTimes, double crossMean, double divisor) {
            int[] drawn = IntStream.range(0, n).filter(i -> weights[i] > 0).toArray();
            double[] block = new double[drawn.length * drawn.length];
            for (int a = 0; a < drawn.length; a++) {
                for (int b = 0; b < drawn.length; b++) {
                    int i = drawn[a];
                    int j = drawn[b];
                    double centred = cross.at(i, j) - crossTimes[i] - crossTimes[j] + crossMean;
                    block[a * drawn.length + b] = centred * Math.sqrt((double) weights[i] * weights[j]) / divisor;
                }
            }
            double sum = 0;
            // of a semidefinite matrix the singular values are the eigenvalues
            for (double value : algebra.singularValues(new Matrix(drawn.length, drawn.length, block))
                    .values()) {
                sum += Math.sqrt(value);
            }
            return sum;
        }

        /** M u. */
        private double[] times(Matrix matrix, int[] weights) {
            double[] out = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += matrix.at(i, j) * weights[j];
                }
                out[i] = sum / n;
            }
            return out;
        }

        /** u^T v. */
        private double mean(double[] values, int[] weights) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i] * weights[i];
            }
            return sum / n;
        }
    }
}
