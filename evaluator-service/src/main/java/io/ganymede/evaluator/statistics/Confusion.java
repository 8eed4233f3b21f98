package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a sample requested as class r was predicted as class p.
 *
 * @param counts K rows (requested) of K counts (predicted)
 */
public record Confusion(List<List<Long>> counts) {

    /** Copies the counts, and checks that they are square. */
    public Confusion {
        counts = counts.stream().map(List::copyOf).toList();
        for (List<Long> row : counts) {
            if (row.size() != counts.size()) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "confusion 'counts' are not square: got a row of %d, expected %d"
                                .formatted(row.size(), counts.size()));
            }
        }
    }

    /** K. */
    public int classes() {
        return counts.size();
    }

    public long count(int requested, int predicted) {
        return counts.get(requested).get(predicted);
    }

    /** Samples requested as this class. */
    public long requested(int label) {
        return counts.get(label).stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The counts of both sets of samples together.
     *
     * @throws PlatformException when the numbers of classes differ
     */
    public Confusion merge(Confusion other) {
        if (other.classes() != classes()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "confusion 'K' does not fit together: got %d and %d, expected equal"
                            .formatted(classes(), other.classes()));
        }
        return new Confusion(IntStream.range(0, classes())
                .mapToObj(r -> IntStream.range(0, classes())
                        .mapToObj(p -> count(r, p) + other.count(r, p))
                        .toList())
                .toList());
    }
}
