package io.ganymede.cli.dataset;

import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits images so that every class keeps its share: of each class with n images, {@code round(n fraction)} drawn by the
 * seed go to the test split. Both splits keep the source's order.
 *
 * @param train the rest
 * @param test the drawn ones
 */
record StratifiedSplit(LabelledImages train, LabelledImages test) {
    static StratifiedSplit of(LabelledImages images, double testFraction, long seed) {
        Map<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < images.count(); i++) {
            byClass.computeIfAbsent(images.label(i), label -> new ArrayList<>()).add(i);
        }
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        byClass.forEach((label, positions) -> {
            int[] order = new PhiloxStream(seed, "dataset-split", label).permutation(positions.size());
            int drawn = (int) Math.round(positions.size() * testFraction);
            for (int i = 0; i < order.length; i++) {
                (i < drawn ? test : train).add(positions.get(order[i]));
            }
        });
        Collections.sort(train);
        Collections.sort(test);
        return new StratifiedSplit(images.select(train), images.select(test));
    }
}
