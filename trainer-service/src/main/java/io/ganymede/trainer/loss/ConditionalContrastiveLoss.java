package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * The conditional contrastive (2C) loss. With embeddings f and proxies v of length 1 and temperature tau:
 *
 * <p>{@code L = -1/N sum_i log((e^{f_i . v_i / tau} + sum_{j != i, y_j = y_i} e^{f_i . f_j / tau}) / (e^{f_i . v_i / tau} +
 * sum_{j != i} e^{f_i . f_j / tau}))}.
 *
 * <p>Source: Kang and Park 2020, "ContraGAN: Contrastive Learning for Conditional Image Generation", arXiv 2006.12681, as in
 * released code (the number of the equation is left out: the paper was not at hand). A batch of one class costs 0. Deviations:
 * none.
 *
 * @param temperature tau, above 0
 */
public record ConditionalContrastiveLoss(double temperature) implements EmbeddingLoss {
    @Override
    public NDArray of(NDArray f, NDArray v, NDArray labels) {
        EmbeddingPairs pairs = EmbeddingPairs.of(labels);
        NDArray own = f.mul(v).sum(new int[] {1}, true).div(temperature);
        NDArray between = f.matMul(f.transpose()).div(temperature);
        NDArray numerator = own.concat(EmbeddingPairs.only(pairs.samePartner(), between), 1);
        NDArray denominator = own.concat(EmbeddingPairs.only(pairs.anyPartner(), between), 1);
        return LogSumExp.of(denominator, 1).sub(LogSumExp.of(numerator, 1)).mean();
    }
}
