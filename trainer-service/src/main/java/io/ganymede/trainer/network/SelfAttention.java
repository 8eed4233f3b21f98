package io.ganymede.trainer.network;

import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.WeightNormalisation;

/**
 * Self-attention of an image's pixels, added to the image with a factor that begins at 0 (Zhang et al. 2018, arXiv 1805.08318,
 * section 3). Query and key have an eighth of the channels, the value half of them, and key and value are max-pooled to half of each
 * side, as in the networks of Brock et al. 2018, arXiv 1809.11096.
 */
final class SelfAttention {
    private SelfAttention() {}

    /** Adds the block behind an image of so many channels; returns the node to go on from. */
    static String append(NetworkBuilder network, String image, int channels, WeightNormalisation weights) {
        int narrow = Math.max(1, channels / 8);
        int half = Math.max(1, channels / 2);
        network.node("attention-query", pointwise(narrow, weights), image)
                .node("attention-key-pixels", pointwise(narrow, weights), image)
                .node("attention-key", new MaxPooling(2, 2))
                .node("attention-value-pixels", pointwise(half, weights), image)
                .node("attention-value", new MaxPooling(2, 2))
                .node("attention-read", new Attention(), "attention-query", "attention-key", "attention-value")
                .node("attention-out", pointwise(channels, weights))
                .node("attention-gain", new Gain(0))
                .node("attention", new Add(), "attention-gain", image);
        return "attention";
    }

    private static Convolution pointwise(int outputs, WeightNormalisation weights) {
        return new Convolution(outputs, 1, 1, 0, false, weights);
    }
}
