package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of a logit l and a target probability t, {@code B(l, t) = -t log sigmoid(l) - (1 - t) log(1 - sigmoid(l))}, on
 * the logit itself: {@code t softplus(-l) + (1 - t) softplus(l)}. Exact for logits of any size; {@code B(0, t) = ln 2}.
 */
final class BinaryCrossEntropy {
    private BinaryCrossEntropy() {}

    /** {@code B(l, t)} of each logit. */
    static NDArray of(NDArray l, double t) {
        return softPlus(l.neg()).mul(t).add(softPlus(l).mul(1 - t));
    }
}
