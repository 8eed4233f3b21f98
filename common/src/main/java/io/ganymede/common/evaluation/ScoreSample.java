package io.ganymede.common.evaluation;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;

/**
 * A score together with what tells how it would have come out on other samples. Two scores made with the same latents, in
 * the same order, have deviations that belong together entry by entry; see {@link PairedComparison}.
 */
public final class ScoreSample {
    private final double value;
    private final Kind kind;
    private final double[] deviations;

    /** What a deviation is. */
    public enum Kind {
        /** The influence of each sample: how fast the score changes with the sample's weight. */
        INFLUENCE,
        /** The score of each bootstrap replicate. */
        REPLICATE
    }

    /**
     * A score with its deviations.
     *
     * @param value the score
     * @param deviations at least two, by {@code kind}; copied
     * @throws PlatformException with reason InvalidArgument at fewer, or at a number that is not finite
     */
    public ScoreSample(double value, Kind kind, double... deviations) {
        if (deviations.length < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "score 'deviations' are too few for an error: got " + deviations.length + ", expected at least 2");
        }
        if (!Double.isFinite(value) || !Arrays.stream(deviations).allMatch(Double::isFinite)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "score 'deviations' are not all finite: expected numbers");
        }
        this.value = value;
        this.kind = kind;
        this.deviations = deviations.clone();
    }

    public double value() {
        return value;
    }

    public Kind kind() {
        return kind;
    }

    /** Number of deviations. */
    public int count() {
        return deviations.length;
    }

    public double deviation(int index) {
        return deviations[index];
    }

    /** A copy of all deviations. */
    public double[] deviations() {
        return deviations.clone();
    }

    /** {@code sd / sqrt(n)} of influences, {@code sd} of replicates; sd with divisor n - 1. */
    public double standardError() {
        double mean = Arrays.stream(deviations).sum() / deviations.length;
        double scatter = 0;
        for (double deviation : deviations) {
            scatter += (deviation - mean) * (deviation - mean);
        }
        double spread = Math.sqrt(scatter / (deviations.length - 1));
        return kind == Kind.INFLUENCE ? spread / Math.sqrt(deviations.length) : spread;
    }

    /**
     * This score minus another one, deviation by deviation.
     *
     * @throws PlatformException with reason InvalidArgument when the deviations differ in kind or number
     */
    ScoreSample minus(ScoreSample other) {
        if (kind != other.kind || deviations.length != other.deviations.length) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "scores 'deviations' are not pairs: got %d of %s and %d of %s, expected equal"
                            .formatted(other.count(), other.kind, count(), kind));
        }
        double[] differences = deviations();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= other.deviations[i];
        }
        return new ScoreSample(value - other.value, kind, differences);
    }
}
