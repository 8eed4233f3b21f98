package io.ganymede.common.evaluation;

/** Which way a score improves. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER;

    /** Whether a difference, the second score minus the first, is an improvement. */
    public boolean improves(double difference) {
        return this == LOWER_IS_BETTER ? difference < 0 : difference > 0;
    }
}
