package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Streams logits of a known number N of samples into S splits: split i gets the samples {@code [i N / S, (i + 1) N / S)}
 * by integer floor, in the order of arrival. Samples ordered by class give splits that miss classes: shuffle before. Not
 * safe for several threads.
 */
public final class SplitPredictionAccumulator {
    private final int classes;
    private final long samples;
    private final long end;
    private final List<PredictionAccumulator> splits;
    private long seen;
    private int current;

    /**
     * An accumulator for K classes.
     *
     * @param classes K
     * @param samples N
     * @param splits S, at most N
     */
    public SplitPredictionAccumulator(int classes, long samples, int splits) {
        this(classes, samples, splits, 0, samples);
    }

    /**
     * An accumulator for a part of the samples, {@code [from, to)}: the splits that it does not touch stay empty.
     *
     * @param classes K
     * @param samples N, of all parts
     * @param splits S, at most N
     */
    public SplitPredictionAccumulator(int classes, long samples, int splits, long from, long to) {
        if (splits < 1 || samples < splits) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "splits 'S' do not fit the samples: got %d splits of %d samples, expected 1 <= S <= N"
                            .formatted(splits, samples));
        }
        this.classes = classes;
        this.samples = samples;
        this.seen = from;
        this.end = to;
        this.splits = IntStream.range(0, splits)
                .mapToObj(i -> new PredictionAccumulator(classes))
                .toList();
    }

    /** Adds the logits between position and limit, {@code [n, K]} row-major float32; the position stays. */
    public void add(FloatBuffer logits) {
        add(FloatRows.read(logits, classes, "logits"));
    }

    /**
     * Adds logits, {@code [n, K]}.
     *
     * @throws PlatformException when K differs, a logit is not finite, or more than N samples arrive
     */
    public void add(Matrix logits) {
        PredictionAccumulator.requireLogits(logits, classes);
        requireSamples(seen + logits.rows() <= end, seen + logits.rows());
        for (int row = 0; row < logits.rows(); row++) {
            while (seen >= (current + 1L) * samples / splits.size()) {
                current++;
            }
            splits.get(current).addRow(logits, row);
            seen++;
        }
    }

    /**
     * The statistics of each split.
     *
     * @throws PlatformException when fewer than N samples have arrived
     */
    public List<PredictionStatistics> statistics() {
        requireSamples(seen == end, seen);
        return splits.stream().map(PredictionAccumulator::statistics).toList();
    }

    private void requireSamples(boolean fits, long actual) {
        if (!fits) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "splits 'N' do not fit the samples: got %d, expected %d".formatted(actual, end));
        }
    }
}
