package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;

/**
 * The non-saturating GAN loss on logits l, with one-sided label smoothing s: with {@code B(l, t) = t softplus(-l) + (1 - t)
 * softplus(l)}, the cross-entropy of a logit and a target t,
 *
 * <p>{@code L_D = E[B(l(x), 1 - s)] + E[B(l(G(z)), 0)]}; {@code L_G = E[B(l(G(z)), 1 - s)]}.
 *
 * <p>Source: Goodfellow et al. 2014, arXiv 1406.2661, section 3 (the generator maximises log D); smoothing: Zhou et al. 2017,
 * arXiv 1703.02000, appendix A: -log D with the smoothed target always pulls towards it. Scores: head {@code adversarial}
 * [N, 1] float32. Deviations: none.
 *
 * @param smoothing s in [0, 0.5)
 */
public record NonSaturatingLoss(double smoothing) implements AdversarialLoss {
    @Override
    public NDArray discriminator(Scores onReal, Scores onGenerated) {
        NDArray real = crossEntropy(onReal.head(DiscriminatorDesign.ADVERSARIAL), 1 - smoothing);
        NDArray generated = crossEntropy(onGenerated.head(DiscriminatorDesign.ADVERSARIAL), 0);
        return real.add(generated);
    }

    @Override
    public NDArray generator(Scores onGenerated) {
        return crossEntropy(onGenerated.head(DiscriminatorDesign.ADVERSARIAL), 1 - smoothing);
    }

    /** {@code E[B(l, t)]}, as {@code softplus(l) - t l}, which is the same. */
    private static NDArray crossEntropy(NDArray l, double t) {
        return softPlus(l).sub(l.mul(t)).mean();
    }
}
