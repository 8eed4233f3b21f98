package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.engine.DjlNetwork;

/** Placeholder of the clipping that the engine's branch brings. */
public record WeightClipping(double limit) {
    public void apply(DjlNetwork network) {
        for (NDArray weight : network.trainable().values()) {
            try (NDArray clipped = weight.clip(-limit, limit)) {
                clipped.copyTo(weight);
            }
        }
    }
}
