package io.ganymede.common.latent;

/**
 * Turns two random words into two independent standard normal values, {@code r cos t} and {@code r sin t} with {@code r =
 * sqrt(-2 ln u1)} and {@code t = 2 pi u2}. Source: Box and Muller 1958, "A Note on the Generation of Random Normal Deviates".
 * {@link StrictMath} gives the same bits on every JDK and processor; {@link Math} does not.
 */
final class BoxMuller {
    private static final double UNIT = 0x1p-32;

    private BoxMuller() {}

    /** {@code u1 = (word + 1) / 2^32}, in (0, 1], so that its logarithm exists. */
    static double radius(int word) {
        return StrictMath.sqrt(-2 * StrictMath.log((Integer.toUnsignedLong(word) + 1) * UNIT));
    }

    /** {@code u2 = word / 2^32}, in [0, 1), as an angle in radians. */
    static double angle(int word) {
        return 2 * Math.PI * (Integer.toUnsignedLong(word) * UNIT);
    }
}
