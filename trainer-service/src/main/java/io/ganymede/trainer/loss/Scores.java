package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What a discriminator says about a batch; lives as long as the step that made it.
 *
 * @param heads logits by head, {@code [N, logits]} float32
 * @param labels class of each image, one-hot {@code [N, K]} float32
 */
public record Scores(Map<String, NDArray> heads, NDArray labels) {

    /** The logits of a head. */
    public NDArray head(String name) {
        NDArray logits = heads.get(name);
        if (logits == null) {
            throw new IllegalArgumentException("scores have no head '" + name + "'; known: " + heads.keySet());
        }
        return logits;
    }
}
