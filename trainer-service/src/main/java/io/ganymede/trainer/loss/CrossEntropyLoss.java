package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of a classifier, {@code L = -E[sum_k v_k log softmax(l)_k]}, with {@code v = (1 - s) y + s / K}: label
 * smoothing, Szegedy et al. 2015, arXiv 1512.00567, section 7. Softmax and logarithm are one operation on the logits: zero logits
 * give ln K.
 *
 * @param smoothing s in [0, 1)
 */
public record CrossEntropyLoss(double smoothing) {
    /** The bare cross-entropy {@code H(u(y), C(x))} of GANs' classifiers. */
    static final CrossEntropyLoss PLAIN = new CrossEntropyLoss(0);

    /**
     * The loss of a batch.
     *
     * @param logits l, {@code [N, K]}
     * @param labels y, one-hot {@code [N, K]}
     * @return scalar
     */
    public NDArray of(NDArray logits, NDArray labels) {
        double uniform = smoothing / logits.getShape().get(1);
        NDArray v = labels.mul(1 - smoothing).add(uniform);
        return v.mul(logits.logSoftmax(1)).sum(new int[] {1}).mean().neg();
    }

    /**
     * {@code E[H(u, C(x))]} where u is the uniform distribution: how far predictions are from knowing nothing, at least ln K.
     *
     * @param logits {@code [N, K]}
     * @return scalar
     */
    static NDArray towardsUniform(NDArray logits) {
        return logits.logSoftmax(1).mean().neg();
    }
}
