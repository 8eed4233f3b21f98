package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import org.jspecify.annotations.Nullable;

/**
 * A discriminator's probabilities {@code D = softmax(l)} of K classes and of "generated", class K + 1, by Lemma 2 of AM-GAN
 * (arXiv 1703.02000, equation 16) in two parts:
 *
 * <p>{@code H(v, D) = v_r H(R(v), R(D)) + H(F(v), F(D))}, where {@code v_r = sum_{k <= K} v_k}, {@code R(v) = v_{1:K} / v_r},
 * {@code F(v) = [v_r, v_{K+1}]}.
 *
 * <p>{@code R(D)} is the softmax of the K class logits alone, {@code D_r} the sigmoid of {@link #realLogit}.
 *
 * @param classes {@code l_1..l_K}, {@code [N, K]}
 * @param generated {@code l_{K+1}}, {@code [N, 1]}; null for the constant 0, which costs no generality, as a softmax has one
 *     logit too many
 */
record ClassesAndGenerated(NDArray classes, @Nullable NDArray generated) {
    /** Name of the head with l_{K+1}, where a discriminator learns it. */
    static final String GENERATED = "generated";

    /** From the heads {@code classes} and, where there is one, {@code generated}. */
    static ClassesAndGenerated of(Scores scores) {
        return new ClassesAndGenerated(
                scores.head(DiscriminatorDesign.CLASSES), scores.heads().get(GENERATED));
    }

    /** {@code l_r = log(sum_{k <= K} exp l_k) - l_{K+1}}, the logit of D_r: {@code [N, 1]}. */
    NDArray realLogit() {
        NDArray real = LogSumExp.of(classes, 1);
        return generated == null ? real : real.sub(generated);
    }

    /** {@code log D_k} for k = 1..K: {@code [N, K]}. */
    NDArray logClasses() {
        return classes.logSoftmax(1).sub(softPlus(realLogit().neg()));
    }
}
