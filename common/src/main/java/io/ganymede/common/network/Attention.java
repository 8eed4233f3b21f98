package io.ganymede.common.network;

import java.util.List;

/**
 * Attention between the pixels of images: query {@code [c, H, W]}, key {@code [c, H', W']}, value {@code [v, H', W']} {@code ->
 * [v, H, W]}. {@code out_j = sum_i a_ji value_i} with {@code a_ji} the softmax over the key's pixels i of the unscaled products
 * {@code key_i^T query_j}. Source: Zhang et al. 2018, arXiv 1805.08318, equations 1 and 2.
 */
public record Attention() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.attention(node, this, inputs);
    }
}
