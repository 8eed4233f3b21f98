package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Streams class logits into {@link PredictionStatistics} by log-softmax in float64:
 * {@code log p_k = l_k - max - log sum_j exp(l_j - max)}. Samples are summed one by one, so the batch size does not change
 * a bit. Not safe for several threads.
 */
public final class PredictionAccumulator {
    private final int classes;
    private final double[] probabilitySum;
    private final long[] argmaxCounts;
    private double negativeEntropySum;
    private long count;

    /** An accumulator for K classes. */
    public PredictionAccumulator(int classes) {
        if (classes < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "predictions 'K' are out of range: got %d, expected at least 2".formatted(classes));
        }
        this.classes = classes;
        this.probabilitySum = new double[classes];
        this.argmaxCounts = new long[classes];
    }

    /** Adds logits, {@code [n, K]} row-major float32. */
    public void add(float[] logits) {
        add(FloatBuffer.wrap(logits));
    }

    /** Adds the logits between position and limit, {@code [n, K]} row-major float32; the position stays. */
    public void add(FloatBuffer logits) {
        add(FloatRows.read(logits, classes, "logits"));
    }

    /**
     * Adds logits, {@code [n, K]}. A batch with a bad entry is refused whole.
     *
     * @throws PlatformException when K differs or a logit is NaN or infinite
     */
    public void add(Matrix logits) {
        requireLogits(logits, classes);
        for (int row = 0; row < logits.rows(); row++) {
            addRow(logits, row);
        }
    }

    /** The statistics of everything added so far; adding may go on. */
    public PredictionStatistics statistics() {
        return new PredictionStatistics(
                count,
                Matrix.row(probabilitySum.clone()),
                negativeEntropySum,
                Arrays.stream(argmaxCounts).boxed().toList());
    }

    static void requireLogits(Matrix logits, int classes) {
        if (logits.columns() != classes) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "logits 'K' do not fit: got %d, expected %d".formatted(logits.columns(), classes));
        }
        logits.requireFinite("logit");
    }

    void addRow(Matrix logits, int row) {
        int argmax = Argmax.ofRow(logits, row);
        double largest = logits.at(row, argmax);
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits.at(row, k) - largest);
        }
        double logSum = Math.log(sum);
        double negativeEntropy = 0;
        for (int k = 0; k < classes; k++) {
            double logP = logits.at(row, k) - largest - logSum;
            double p = Math.exp(logP);
            probabilitySum[k] += p;
            negativeEntropy += p * logP;
        }
        negativeEntropySum += negativeEntropy;
        argmaxCounts[argmax]++;
        count++;
    }
}
