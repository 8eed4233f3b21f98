package io.ganymede.common.latent;

/**
 * The counter-based generator Philox4x32-10: a bijection of 128-bit counters, chosen by a 64-bit key. Source: Salmon, Moraes,
 * Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC'11, section 3.3, with the constants of the authors' Random123.
 */
public final class Philox4x32 {
    /** Words of a counter and of an output block. */
    public static final int BLOCK_WORDS = 4;

    /** Words of a key. */
    public static final int KEY_WORDS = 2;

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;

    private Philox4x32() {}

    /**
     * The block that belongs to a counter; all words are unsigned 32-bit numbers.
     *
     * @param counter four words, least significant first
     * @param key two words
     * @return four words
     */
    public static int[] block(int[] counter, int[] key) {
        if (counter.length != BLOCK_WORDS || key.length != KEY_WORDS) {
            throw new IllegalArgumentException("Philox4x32 takes a counter of 4 words and a key of 2: got "
                    + counter.length + " and " + key.length);
        }
        int[] x = counter.clone();
        int k0 = key[0];
        int k1 = key[1];
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * Integer.toUnsignedLong(x[0]);
            long p1 = MULTIPLIER_1 * Integer.toUnsignedLong(x[2]);
            x[0] = (int) (p1 >>> Integer.SIZE) ^ x[1] ^ k0;
            x[2] = (int) (p0 >>> Integer.SIZE) ^ x[3] ^ k1;
            x[1] = (int) p1;
            x[3] = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return x;
    }
}
