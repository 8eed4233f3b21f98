package io.ganymede.sampler.inference;

import io.ganymede.common.latent.LatentFunction;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the batch sizes that may be mixed. Matrix kernels take another path for one row than for many, which moves the last
 * bits, so the same seed could give another pixel in another batch. Golden seeds are run in every size and at shifted places
 * of the batch; sizes that agree bit by bit form a plan. This is the warm-up too.
 */
public final class BatchInvariance {
    /** Sizes that are tried. */
    static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32);

    private static final int GOLDEN_SEEDS = 32;

    private BatchInvariance() {}

    /** The largest set of sizes that agree; of equally large sets the one with the smallest size. */
    public static BatchPlan measure(GeneratorSession session) {
        GeneratorBatch batch = session.batch(SIZES.get(SIZES.size() - 1));
        Map<IntBuffer, List<Integer>> agreeing = new LinkedHashMap<>();
        for (int size : SIZES) {
            bits(session, batch, size)
                    .ifPresent(bits -> agreeing.computeIfAbsent(IntBuffer.wrap(bits), same -> new ArrayList<>())
                            .add(size));
        }
        List<Integer> most = List.of();
        for (List<Integer> sizes : agreeing.values()) {
            most = sizes.size() > most.size() ? sizes : most;
        }
        return new BatchPlan(most);
    }

    /** All golden images as bits, or nothing when the place in the batch shows in them. */
    private static Optional<int[]> bits(GeneratorSession session, GeneratorBatch batch, int size) {
        int[] straight = bits(session, batch, size, 0);
        return size == 1 || Arrays.equals(straight, bits(session, batch, size, 1))
                ? Optional.of(straight)
                : Optional.empty();
    }

    private static int[] bits(GeneratorSession session, GeneratorBatch batch, int size, int shift) {
        GeneratorSignature signature = session.signature();
        int elements = signature.imageElements();
        int[] bits = new int[GOLDEN_SEEDS * elements];
        float[] images = new float[size * elements];
        for (int start = 0; start < GOLDEN_SEEDS; start += size) {
            for (int row = 0; row < size; row++) {
                int seed = (start + row + shift) % GOLDEN_SEEDS;
                batch.put(row, LatentFunction.latent(seed, signature.latentDim()), signature.oneHot(seed));
            }
            session.run(batch, size);
            batch.images(size, images, 0);
            for (int row = 0; row < size; row++) {
                int seed = (start + row + shift) % GOLDEN_SEEDS;
                for (int i = 0; i < elements; i++) {
                    bits[seed * elements + i] = Float.floatToRawIntBits(images[row * elements + i]);
                }
            }
        }
        return bits;
    }
}
