package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of a classifier, {@code L = -E[sum_k v_k log softmax(l)_k]}, with {@code v = (1 - s) y + s / K}: label
 * smoothing, Szegedy et al. 2015, arXiv 1512.00567, section 7. Zero logits give ln K.
 *
 * @param smoothing s in [0, 1)
 */
public record CrossEntropyLoss(double smoothing) {
    /**
     * The loss of a batch.
     *
     * @param logits l, {@code [N, K]} float32
     * @param labels y, one-hot {@code [N, K]} float32
     * @return scalar
     */
    public NDArray of(NDArray logits, NDArray labels) {
        double uniform = smoothing / logits.getShape().get(1);
        NDArray v = labels.mul(1 - smoothing).add(uniform);
        return v.mul(logits.logSoftmax(1)).sum(new int[] {1}).mean().neg();
    }
}
