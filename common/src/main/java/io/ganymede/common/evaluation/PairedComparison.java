package io.ganymede.common.evaluation;

import io.ganymede.common.error.PlatformException;

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

    /**
     * Compares two scores of one protocol.
     *
     * @param before the score to beat
     * @param after the score to judge
     * @throws PlatformException when the deviations differ in kind or number
     */
    public static ScoreComparison of(ScoreSample before, ScoreSample after, Direction direction) {
        ScoreSample change = after.minus(before);
        double error = change.standardError();
        return new ScoreComparison(change.value(), error, verdict(change.value(), error, direction));
    }

    /** Compares two scores of which no deviations are known: any difference decides. */
    public static ScoreComparison ofValues(double before, double after, Direction direction) {
        double difference = after - before;
        return new ScoreComparison(difference, null, verdict(difference, 0, direction));
    }

    private static Verdict verdict(double difference, double error, Direction direction) {
        if (!(Math.abs(difference) > QUANTILE * error)) {
            return Verdict.NOT_SIGNIFICANT;
        }
        return direction.improves(difference) ? Verdict.BETTER : Verdict.WORSE;
    }
}
