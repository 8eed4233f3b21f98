package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;

/**
 * Whether one checkpoint is better than another, judged on samples made from the same latents in the same order.
 *
 * <p>Difference of the scores over its standard error, against the two-sided normal quantile of alpha = 0.05. The error
 * comes from the differences of the paired deviations, {@code sd(psi_after - psi_before) / sqrt(N)} of influences: what
 * both checkpoints owe to the latents drawn cancels, so the error is mostly far below that of two independent scores.
 * Repeated comparisons along a training are not corrected for their number. A bias that both scores share, as FID has at
 * equal N, cancels too; scores of different protocols must not be compared.
 */
public final class PairedComparison {
    /** Two-sided quantile of the normal distribution at 0.05. */
    public static final double QUANTILE = 1.959963984540054;

    private PairedComparison() {}

    /** Which way a score improves. */
    public enum Direction {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER
    }

    /** What the comparison says of the second score. */
    public enum Verdict {
        BETTER("better"),
        WORSE("worse"),
        NOT_SIGNIFICANT("not significant");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The comparison.
     *
     * @param difference second score minus first
     * @param standardError of the difference
     * @param verdict on the second score
     */
    public record Result(double difference, double standardError, Verdict verdict) {}

    /**
     * Compares two scores.
     *
     * @param before the score to beat
     * @param after the score to judge
     * @throws PlatformException when the deviations differ in kind or number
     */
    public static Result of(ScoreSample before, ScoreSample after, Direction direction) {
        int count = before.deviations().columns();
        if (before.kind() != after.kind() || count != after.deviations().columns()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "scores 'deviations' are not pairs: got %d of %s and %d of %s, expected equal"
                            .formatted(count, before.kind(), after.deviations().columns(), after.kind()));
        }
        double[] differences = new double[count];
        for (int i = 0; i < count; i++) {
            differences[i] = after.deviations().at(0, i) - before.deviations().at(0, i);
        }
        double difference = after.value() - before.value();
        double error = new ScoreSample(difference, Matrix.row(differences), before.kind()).standardError();
        return new Result(difference, error, verdict(difference, error, direction));
    }

    private static Verdict verdict(double difference, double error, Direction direction) {
        if (!(Math.abs(difference) > QUANTILE * error)) {
            return Verdict.NOT_SIGNIFICANT;
        }
        return difference < 0 == (direction == Direction.LOWER_IS_BETTER) ? Verdict.BETTER : Verdict.WORSE;
    }
}
