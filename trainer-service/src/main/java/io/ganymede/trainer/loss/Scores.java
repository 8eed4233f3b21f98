package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a discriminator says about a batch; lives as long as the step that made it.
 *
 * @param heads outputs of the discriminator by head, {@code [N, size]}
 * @param labels what is known of each image, {@code [N, C]} of the same type: a class, one-hot, or attributes; null when nothing is
 *     known
 */
public record Scores(Map<String, NDArray> heads, @Nullable NDArray labels) {

    /** The values of a head. */
    public NDArray head(String name) {
        NDArray values = heads.get(name);
        if (values == null) {
            throw new IllegalArgumentException("scores have no head '" + name + "'; known: " + heads.keySet());
        }
        return values;
    }

    /** The labels of a batch that has them. */
    public NDArray requireLabels() {
        if (labels == null) {
            throw new IllegalStateException("scores of images without labels were asked for their labels");
        }
        return labels;
    }
}
