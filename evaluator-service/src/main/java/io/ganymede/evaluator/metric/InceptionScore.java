package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;
import io.ganymede.evaluator.statistics.MeanEstimate;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import java.util.List;

/**
 * Inception Score (with any classifier).
 *
 * <p>{@code IS = exp(E_x KL(p(x) || mean p)) = exp(H(mean p) - E_x H(p(x)))}, per split of the samples, reported as mean and
 * standard deviation over the splits. Salimans et al., "Improved Techniques for Training GANs", arXiv:1606.03498,
 * section 4. Predictions {@code [N, K]}, natural logarithm, within [1, K], higher is better. The splits come from
 * {@link io.ganymede.evaluator.statistics.SplitPredictionAccumulator}.
 */
public final class InceptionScore {
    /** Name in requests, reports and events. */
    public static final String ID = "inceptionScore";

    private final Ddof ddof;

    /** The score whose deviation over S splits is divided by {@code S - ddof}; the authors use 0. */
    public InceptionScore(Ddof ddof) {
        this.ddof = ddof;
    }

    /**
     * The score over splits.
     *
     * @param mean mean over the splits
     * @param deviation standard deviation over the splits
     * @param splits score of each split, at least two
     */
    public record Result(double mean, double deviation, List<Double> splits) {

        /** Copies the list. */
        public Result {
            splits = List.copyOf(splits);
        }
    }

    /** The score of all samples as one split. */
    public static double of(PredictionStatistics samples) {
        return Math.exp(Math.max(0, samples.entropyOfMean() - samples.meanEntropy()));
    }

    /**
     * The score of logits, cut into splits.
     *
     * @param logits {@code [N, K]}; the score is defined on logits without the last layer's bias
     * @throws PlatformException when there are fewer than two splits, fewer samples than splits or a logit is not finite
     */
    public Result of(Matrix logits, LogitSplits splits) {
        return of(splits.of(logits));
    }

    /**
     * The score over splits.
     *
     * @throws PlatformException when there are fewer than two splits or one is empty
     */
    public Result of(List<PredictionStatistics> splits) {
        if (splits.size() < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "splits 'S' are too few for a deviation: got %d, expected at least 2".formatted(splits.size()));
        }
        List<Double> scores = splits.stream().map(InceptionScore::of).toList();
        MeanEstimate estimate = MeanEstimate.of(
                "splits", scores.stream().mapToDouble(Double::doubleValue).toArray(), ddof);
        return new Result(estimate.mean(), estimate.deviation(), scores);
    }
}
