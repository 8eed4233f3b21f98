package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * The mean of independent values and how far it may be from their expectation.
 *
 * @param mean arithmetic mean
 * @param deviation standard deviation of the values
 * @param count number of values, n >= 2
 */
public record MeanEstimate(double mean, double deviation, long count) {

    /**
     * The estimate of some values.
     *
     * @param name what the values are, for the message
     * @param ddof the form of the deviation
     * @throws PlatformException when there are fewer than two values
     */
    public static MeanEstimate of(String name, double[] values, Ddof ddof) {
        if (values.length < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "%s are too few for an error: got %d, expected at least 2".formatted(name, values.length));
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double scatter = 0;
        for (double value : values) {
            scatter += (value - mean) * (value - mean);
        }
        return new MeanEstimate(mean, Math.sqrt(scatter / ddof.divisor(values.length)), values.length);
    }

    /** {@code deviation / sqrt(n)}. */
    public double standardError() {
        return deviation / Math.sqrt((double) count);
    }
}
