package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Counts requested against predicted classes, batch by batch. Not safe for several threads. */
public final class ConfusionAccumulator {
    private final int classes;
    private final long[][] counts;

    /** An accumulator for K classes. */
    public ConfusionAccumulator(int classes) {
        if (classes < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "confusion 'K' is out of range: got %d, expected at least 2".formatted(classes));
        }
        this.classes = classes;
        this.counts = new long[classes][classes];
    }

    /**
     * Adds the logits between position and limit, whose position stays.
     *
     * @param requested the class each sample was generated for, n entries
     * @param logits {@code [n, K]} row-major float32
     */
    public void add(int[] requested, FloatBuffer logits) {
        add(requested, FloatRows.read(logits, classes, "logits"));
    }

    /**
     * Adds logits. A batch with a bad entry is refused whole.
     *
     * @param requested the class each sample was generated for, n entries within [0, K)
     * @param logits {@code [n, K]}
     * @throws PlatformException when n or K differ, a label is out of range or a logit is not finite
     */
    public void add(int[] requested, Matrix logits) {
        PredictionAccumulator.requireLogits(logits, classes);
        if (requested.length != logits.rows()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "labels 'requested' do not fit the logits: got %d, expected %d"
                            .formatted(requested.length, logits.rows()));
        }
        for (int label : requested) {
            if (label < 0 || label >= classes) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "label 'requested' is out of range: got %d, expected [0, %d)".formatted(label, classes));
            }
        }
        for (int row = 0; row < requested.length; row++) {
            counts[requested[row]][Argmax.ofRow(logits, row)]++;
        }
    }

    /** The counts of everything added so far; adding may go on. */
    public Confusion statistics() {
        return new Confusion(Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList());
    }
}
