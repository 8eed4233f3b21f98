package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * Entropies {@code H(p) = -sum_k p_k ln p_k} of predictions {@code p = softmax(l)}; every method takes logits {@code [N, K]}.
 * Springenberg 2015, "Unsupervised and Semi-supervised Learning with Categorical Generative Adversarial Networks", arXiv
 * 1511.06390.
 */
final class ClassEntropy {
    private ClassEntropy() {}

    /** {@code H(p)} of each image, {@code [N]}, from 0 to ln K. */
    static NDArray each(NDArray logits) {
        NDArray logP = logits.logSoftmax(1);
        return logP.exp().mul(logP).sum(new int[] {1}).neg();
    }

    /** {@code H(E[p])}, a scalar from 0 to ln K: how evenly the batch spreads over the classes. */
    static NDArray ofMean(NDArray logits) {
        NDArray logMean = LogSumExp.of(logits.logSoftmax(1), 0)
                .sub(Math.log((double) logits.getShape().get(0)));
        return logMean.exp().mul(logMean).sum().neg();
    }

    /**
     * {@code H(E[p]) - E[H(p)]}, a scalar from 0 to ln K: what predictions tell about images. Its negative, the code of AM-GAN's
     * form of learning without labels, is least when each image is sure of one class and all classes are used alike.
     */
    static NDArray mutualInformation(NDArray logits) {
        return ofMean(logits).sub(each(logits).mean());
    }
}
