package io.ganymede.common.latent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A stream of random numbers that is a function of (seed, stream name, step): a resumed run opens the stream of its next step
 * and continues as if it had never stopped. Key = seed; counter = (block, step, first 8 bytes of the name's SHA-256). A stream
 * holds 2^34 words. The specification is {@code docs/latents.md}. Not thread-safe.
 */
public final class PhiloxStream {
    private static final long STEP_LIMIT = 1L << Integer.SIZE;

    private final int[] key;
    private final int[] counter;
    private int[] block = new int[0];
    private int used;
    private boolean exhausted;

    /**
     * Opens a stream at its first word.
     *
     * @param seed of the run, or of the image
     * @param streamName what the numbers are for, such as {@code data-order}
     * @param step training step, 0 to 2^32 - 1
     */
    public PhiloxStream(long seed, String streamName, long step) {
        if (step < 0 || step >= STEP_LIMIT) {
            throw new IllegalArgumentException(
                    "stream '" + streamName + "' has no step " + step + ": expected 0 to " + (STEP_LIMIT - 1));
        }
        ByteBuffer name = ByteBuffer.wrap(digest(streamName)).order(ByteOrder.LITTLE_ENDIAN);
        key = new int[] {(int) seed, (int) (seed >>> Integer.SIZE)};
        counter = new int[] {0, (int) step, name.getInt(), name.getInt()};
    }

    /** The next word: 32 uniform bits. */
    public int nextInt() {
        if (used == block.length) {
            nextBlock();
        }
        return block[used++];
    }

    /**
     * An unbiased whole number from 0 to {@code bound - 1}. Source: Lemire 2019, "Fast Random Integer Generation in an
     * Interval", arXiv 1805.10941, algorithm 5.
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1: got " + bound);
        }
        long rejected = STEP_LIMIT % bound;
        long product = Integer.toUnsignedLong(nextInt()) * bound;
        while ((product & (STEP_LIMIT - 1)) < rejected) {
            product = Integer.toUnsignedLong(nextInt()) * bound;
        }
        return (int) (product >>> Integer.SIZE);
    }

    /** 64 uniform bits: the first word is the lower half. */
    public long nextLong() {
        long low = Integer.toUnsignedLong(nextInt());
        return low | (long) nextInt() << Integer.SIZE;
    }

    /** A uniform value in [0, 1) with 53 bits: the upper bits of a {@link #nextLong}. */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Fills an array with independent standard normal values; two words make two values. */
    public void normal(float[] values) {
        for (int i = 0; i < values.length; i += 2) {
            double radius = BoxMuller.radius(nextInt());
            double angle = BoxMuller.angle(nextInt());
            values[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < values.length) {
                values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
    }

    /** The numbers 0 to {@code size - 1} in random order: Fisher and Yates' shuffle from the end. */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int other = nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private void nextBlock() {
        if (exhausted) {
            throw new IllegalStateException("the stream has given all its 2^34 words");
        }
        block = Philox4x32.block(counter, key);
        used = 0;
        counter[0]++;
        exhausted = counter[0] == 0;
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
