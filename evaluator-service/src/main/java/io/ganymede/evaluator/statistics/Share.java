package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * The share of things that have a property, an estimate of a probability.
 *
 * @param hits how many have it
 * @param count of how many, n
 */
public record Share(long hits, long count) {

    /** Checks that hits are within [0, n] and n is at least 1. */
    public Share {
        if (count < 1 || hits < 0 || hits > count) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "share 'hits' is out of range: got %d of %d, expected [0, n] and n at least 1"
                            .formatted(hits, count));
        }
    }

    /** {@code hits / n}, within [0, 1]. */
    public double value() {
        return (double) hits / count;
    }

    /** Of the binomial distribution: {@code sqrt(p (1 - p) / n)}. */
    public double standardError() {
        return Math.sqrt(value() * (1 - value()) / count);
    }
}
