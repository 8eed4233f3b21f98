package io.ganymede.evaluator.numpy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;

/**
 * The words, permutations and subsets of NumPy's {@code RandomState(seed)}, which it guarantees to keep.
 *
 * <p>MT19937: Matsumoto and Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed uniform pseudorandom number
 * generator" (1998), seeded by the authors' 2002 initialisation {@code s_i = 1812433253 (s_{i-1} xor s_{i-1} >> 30) + i}.
 * A number within [0, n) is a word masked to the bits of n - 1, drawn again while it is too large. Not safe for several
 * threads.
 */
public final class RandomState {
    private static final int WORDS = 624;
    private static final int SHIFT = 397;
    private static final int UPPER = 0x8000_0000;
    private static final int LOWER = 0x7fff_ffff;
    private static final int TWIST = 0x9908_b0df;

    private final int[] state = new int[WORDS];
    private int next = WORDS;

    /** The generator of a seed within [0, 2^32), given as the 32 bits of an int. */
    public RandomState(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next word, within [0, 2^32). */
    public long nextWord() {
        if (next == WORDS) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^= y >>> 18;
        return Integer.toUnsignedLong(y);
    }

    /** A number within [0, n), as {@code randint(n)}; n = 1 takes no word. */
    public int below(int n) {
        if (n < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "bound 'n' is out of range: got %d, expected at least 1".formatted(n));
        }
        if (n == 1) {
            return 0;
        }
        int mask = -1 >>> Integer.numberOfLeadingZeros(n - 1);
        int value;
        do {
            value = (int) nextWord() & mask;
        } while (value > n - 1);
        return value;
    }

    /** The numbers [0, n) in random order, as {@code permutation(n)}. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = below(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    /**
     * Some different numbers of [0, n), as {@code choice(n, size, replace=False)}.
     *
     * @throws PlatformException when {@code size} is negative or above n
     */
    public int[] choice(int n, int size) {
        if (size < 0 || size > n) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "subset 'size' is out of range: got %d, expected [0, %d]".formatted(size, n));
        }
        return Arrays.copyOf(permutation(n), size);
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % WORDS] & LOWER);
            state[i] = state[(i + SHIFT) % WORDS] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
        }
    }
}
