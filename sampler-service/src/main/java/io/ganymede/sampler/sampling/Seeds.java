package io.ganymede.sampler.sampling;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;

/** Seeds of images: any 64 bits, written in decimal, signed or unsigned. */
public final class Seeds {
    /** Largest integer that every JSON reader keeps, plus one. */
    private static final long JSON_SAFE = 1L << 53;

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final int BITS = 64;

    private Seeds() {}

    /** A seed for a caller who named none; every JSON reader keeps it exactly. */
    public static long pick() {
        return ThreadLocalRandom.current().nextLong(JSON_SAFE);
    }

    /**
     * Reads a seed.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    public static long parse(String text) {
        if (text.matches("-?[0-9]{1,20}")) {
            BigInteger value = new BigInteger(text);
            if (value.compareTo(LOWEST) >= 0 && value.bitLength() <= BITS) {
                return value.longValue();
            }
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT,
                "seed '" + text + "' is not a whole number of 64 bits: expected " + LOWEST + " to "
                        + BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE));
    }
}
