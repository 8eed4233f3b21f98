package io.ganymede.cli.dataset.selection;

import io.ganymede.common.latent.PhiloxStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Examples by label, each stratum in an order drawn by the seed. */
final class Strata {
    private final Map<Integer, int[]> shuffled = new TreeMap<>();

    /**
     * Groups examples.
     *
     * @param examples in any order; the draw depends on it
     * @param stream name of the random stream, one for each purpose
     */
    Strata(int[] examples, IntUnaryOperator label, long seed, String stream) {
        Map<Integer, IntStream.Builder> members = new TreeMap<>();
        for (int example : examples) {
            members.computeIfAbsent(label.applyAsInt(example), stratum -> IntStream.builder())
                    .add(example);
        }
        members.forEach((stratum, builder) -> {
            int[] all = builder.build().toArray();
            // Labels begin at -1, for none; steps of a stream begin at 0.
            int[] order = new PhiloxStream(seed, stream, stratum + 1L).permutation(all.length);
            int[] drawn = new int[all.length];
            for (int i = 0; i < order.length; i++) {
                drawn[i] = all[order[i]];
            }
            shuffled.put(stratum, drawn);
        });
    }

    /** Examples in drawn order, by label. */
    Map<Integer, int[]> shuffled() {
        return shuffled;
    }
}
