package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * How the classes are used on the whole, against a reference: {@code H(p_ref, R(E[D(x)]))} with {@code R(v) = v_{1:K} /
 * sum(v_{1:K})}. The mean over the batch is one of probabilities, taken before the logarithm.
 *
 * <p>Source: Zhou et al. 2017, arXiv 1703.02000, appendix C.2, equation 35. Inputs are {@code log D_k(x)} for k = 1..K, {@code
 * [N, K]}: whatever probability is left belongs to "generated".
 */
final class ReferenceCrossEntropy {
    private ReferenceCrossEntropy() {}

    /** With the uniform distribution as p_ref: a scalar, at least ln K. */
    static NDArray uniform(NDArray logD) {
        return logRealMean(logD).mean().neg();
    }

    /**
     * With the mean prediction on other images as p_ref, which gets no gradient: a scalar.
     *
     * @param reference log D of those images, {@code [M, K]}
     */
    static NDArray towards(NDArray reference, NDArray logD) {
        NDArray pRef = logRealMean(reference).exp().stopGradient();
        return pRef.mul(logRealMean(logD)).sum().neg();
    }

    /** {@code log R(E[D(x)])}, {@code [1, K]}; the 1/N of the mean cancels in R. */
    private static NDArray logRealMean(NDArray logD) {
        return LogSumExp.of(logD, 0).logSoftmax(1);
    }
}
