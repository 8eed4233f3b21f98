package io.ganymede.evaluator.statistics;

import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the samples of a score are cut into splits: split i of S gets the rows {@code [i N / S, (i + 1) N / S)} by integer
 * floor, as they stand or shuffled first by {@code RandomState(seed).permutation(N)}.
 *
 * @param count S, at least 1
 * @param shuffleSeed seed of the shuffle; none leaves the order, which is wrong for samples ordered by class
 */
public record LogitSplits(int count, OptionalInt shuffleSeed) {

    /** Ten splits, shuffled with seed 2020: torch-fidelity's. */
    public static LogitSplits torchFidelity() {
        return new LogitSplits(10, OptionalInt.of(2020));
    }

    /** Splits of the samples as they stand: improved-gan's with ten. */
    public static LogitSplits inOrder(int count) {
        return new LogitSplits(count, OptionalInt.empty());
    }

    /** As many splits as there are samples where these are more, by the same shuffle. */
    public LogitSplits atMost(int samples) {
        return count <= samples ? this : new LogitSplits(samples, shuffleSeed);
    }

    /**
     * The statistics of each split.
     *
     * @param logits {@code [N, K]}
     * @throws PlatformException when there are fewer samples than splits, or a logit is not finite
     */
    public List<PredictionStatistics> of(Matrix logits) {
        SplitPredictionAccumulator splits = new SplitPredictionAccumulator(logits.columns(), logits.rows(), count);
        splits.add(shuffleSeed.isPresent() ? shuffled(logits, shuffleSeed.getAsInt()) : logits);
        return splits.statistics();
    }

    private static Matrix shuffled(Matrix logits, int seed) {
        return RowSet.of(logits.requireFinite("logit")).select(new RandomState(seed).permutation(logits.rows()));
    }
}
