package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Attention between pixels, {@code out_j = sum_i a_ji value_i}, {@code a_ji = exp(key_i^T query_j) / sum_i exp(key_i^T query_j)}.
 * Source: Zhang et al. 2018, arXiv 1805.08318, equations 1 and 2.
 */
final class PixelAttention {
    private PixelAttention() {}

    /** Query {@code [N, c, H, W]}, key {@code [N, c, H', W']}, value {@code [N, v, H', W']} to {@code [N, v, H, W]}. */
    static NDArray attend(NDArray query, NDArray key, NDArray value) {
        NDArray scores = pixels(query).matMul(pixels(key).swapAxes(1, 2));
        NDArray sums = scores.softmax(2).matMul(pixels(value));
        Shape shape = query.getShape();
        return MemoryLayout.pixelsFirst(sums.reshape(
                shape.get(0), shape.get(2), shape.get(3), value.getShape().get(1)));
    }

    /** {@code [N, C, H, W]} as {@code [N, H W, C]}. */
    private static NDArray pixels(NDArray image) {
        Shape shape = image.getShape();
        return MemoryLayout.channelsInnermost(image).reshape(shape.get(0), -1, shape.get(1));
    }
}
