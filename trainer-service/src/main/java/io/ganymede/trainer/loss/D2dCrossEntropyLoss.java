package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.relu;

import ai.djl.ndarray.NDArray;

/**
 * Data-to-data cross-entropy. With embeddings f and proxies v of length 1, {@code N(i)} the images of the batch whose class is
 * not that of i, margins m_p and m_n and temperature tau:
 *
 * <p>{@code L = -1/N sum_i log(e^p_i / (e^p_i + sum_{j in N(i)} e^n_ij))}, {@code p_i = min(f_i . v_i - m_p, 0) / tau}, {@code
 * n_ij = max(f_i . f_j - m_n, 0) / tau}.
 *
 * <p>Source: Kang et al. 2021, "Rebooting ACGAN: Auxiliary Classifier GANs with Stable Training", arXiv 2111.01118, the
 * definition of D2D-CE (the number of the equation is left out: the paper was not at hand). A row costs at least {@code ln(1 +
 * |N(i)|)}, and 0 where N(i) is empty. Deviations: none in the paper's form; the released form multiplies the negatives' sum by
 * {@code e^-M_i}, where M_i is the greatest {@code (f_i . f_j - m_n) / tau} over all other images, without gradient: a number
 * that was meant to make the sum stable but was taken out of one part of it alone.
 *
 * @param positiveMargin m_p
 * @param negativeMargin m_n
 * @param temperature tau, above 0
 * @param form the paper's or the released one
 */
public record D2dCrossEntropyLoss(double positiveMargin, double negativeMargin, double temperature, Form form)
        implements EmbeddingLoss {

    /** Where the definition comes from. */
    public enum Form {
        /** The paper. */
        PAPER,
        /** The authors' code, which published numbers come from. */
        RELEASED
    }

    @Override
    public NDArray of(NDArray f, NDArray v, NDArray labels) {
        EmbeddingPairs pairs = EmbeddingPairs.of(labels);
        NDArray own = f.mul(v).sum(new int[] {1}, true);
        NDArray positive = relu(own.neg().add(positiveMargin)).div(-temperature);
        NDArray excess = f.matMul(f.transpose()).sub(negativeMargin).div(temperature);
        NDArray negative = relu(excess);
        if (form == Form.RELEASED) {
            negative = negative.sub(greatest(excess, pairs));
        }
        NDArray all = positive.concat(EmbeddingPairs.only(pairs.otherClass(), negative), 1);
        return LogSumExp.of(all, 1).sub(positive).mean();
    }

    /** M_i, {@code [N, 1]}; the least that a cosine allows where an image is alone. */
    private NDArray greatest(NDArray excess, EmbeddingPairs pairs) {
        double least = (-1 - negativeMargin) / temperature;
        return excess.stopGradient()
                .mul(pairs.anyPartner())
                .add(pairs.self().mul(least))
                .max(new int[] {1}, true);
    }
}
