package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** Delta degrees of freedom: a variance of n values is their scatter divided by {@code n - ddof}. */
public enum Ddof {
    /** Population form, as StyleGAN3 computes FID. */
    ZERO(0),
    /** Sample form, as every other implementation computes FID. */
    ONE(1);

    private final int value;

    Ddof(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /**
     * {@code n - ddof}.
     *
     * @throws PlatformException when fewer than two values are there, whatever the form
     */
    public double divisor(long count) {
        if (count < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "statistics 'variance' have too few samples: got %d, expected at least 2".formatted(count));
        }
        return (double) count - value;
    }
}
