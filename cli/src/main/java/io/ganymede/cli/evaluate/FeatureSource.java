package io.ganymede.cli.evaluate;

import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.common.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where features come from, found and brought here.
 *
 * @param ordered what the evaluator is told
 * @param label for messages
 * @param imageShape {@code [channels, height, width]} that images must have; any when absent
 * @param classes classes of the network's logits; those of the reference when empty
 */
record FeatureSource(
        OrderedFeatures ordered, String label, @Nullable Shape imageShape, List<String> classes) {
    FeatureSource {
        classes = List.copyOf(classes);
    }
}
