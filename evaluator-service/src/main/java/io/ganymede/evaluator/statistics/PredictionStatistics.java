package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums over the class probabilities p(x) of n samples: all that Inception Score and AM Score need. Natural logarithm.
 *
 * @param count n
 * @param probabilitySum sum of p, {@code [1, K]}
 * @param negativeEntropySum sum over the samples of sum_k p_k log p_k, in nats, <= 0
 * @param argmaxCounts how often each class has the largest logit (the first of equals), K entries
 */
public record PredictionStatistics(
        long count, Matrix probabilitySum, double negativeEntropySum, List<Long> argmaxCounts) {

    /** Checks that the parts belong together. */
    public PredictionStatistics {
        argmaxCounts = List.copyOf(argmaxCounts);
        if (probabilitySum.rows() != 1 || argmaxCounts.size() != probabilitySum.columns()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "prediction statistics 'K' do not fit together: got sums %s and %d counts, expected [1, K] and K"
                            .formatted(probabilitySum, argmaxCounts.size()));
        }
    }

    /** K. */
    public int classes() {
        return probabilitySum.columns();
    }

    /** Mean of p over the samples, {@code [1, K]}. */
    public Matrix meanProbabilities() {
        requireSamples();
        double[] mean = probabilitySum.values().clone();
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= count;
        }
        return Matrix.row(mean);
    }

    /** Mean over the samples of H(p(x)), in nats, within [0, log K]. */
    public double meanEntropy() {
        requireSamples();
        return Math.max(0, -negativeEntropySum / count);
    }

    /** H(mean p), in nats, within [0, log K]. */
    public double entropyOfMean() {
        double entropy = 0;
        for (double p : meanProbabilities().values()) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.max(0, entropy);
    }

    /**
     * The statistics of both sets of samples together.
     *
     * @throws PlatformException when the numbers of classes differ
     */
    public PredictionStatistics merge(PredictionStatistics other) {
        requireSameClasses(other);
        double[] sum = probabilitySum.values().clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += other.probabilitySum.at(0, k);
        }
        List<Long> counts = IntStream.range(0, classes())
                .mapToObj(k -> argmaxCounts.get(k) + other.argmaxCounts.get(k))
                .toList();
        return new PredictionStatistics(
                count + other.count, Matrix.row(sum), negativeEntropySum + other.negativeEntropySum, counts);
    }

    /** Fails unless the other statistics have the same number of classes. */
    public void requireSameClasses(PredictionStatistics other) {
        if (other.classes() != classes()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "prediction statistics 'K' do not fit together: got %d and %d, expected equal"
                            .formatted(classes(), other.classes()));
        }
    }

    private void requireSamples() {
        if (count < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "prediction statistics 'n' hold no sample: got 0, expected at least 1");
        }
    }
}
