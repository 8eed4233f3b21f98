package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.network.DiscriminatorDesign;

/**
 * AM-GAN with predefined labels: a discriminator over K classes and one more, generated. With D(x) the softmax over K + 1
 * logits, v(y) the one-hot target and H the cross-entropy,
 *
 * <p>{@code L_G = E_G[H(v(y), D(x))]} (14); {@code L_D = E_data[H(v(y), D(x))] + E_G[H(v(K+1), D(x))]} (15).
 *
 * <p>Source: Zhou et al. 2017, "Activation Maximization Generative Adversarial Nets", arXiv 1703.02000, equations 14 and 15;
 * with one-sided label smoothing s, appendix A, {@code v(y)} holds 1 - s at y and s at K + 1. Scores: head {@code classes}
 * [N, K] float32; the logit of "generated" is the constant 0, as the model has one logit too many.
 *
 * @param smoothing s in [0, 0.5)
 */
public record AmGanLoss(double smoothing) implements AdversarialLoss {
    @Override
    public NDArray discriminator(Scores onReal, Scores onGenerated) {
        NDArray real = crossEntropy(onReal, 1 - smoothing);
        NDArray generated = crossEntropy(onGenerated, 0);
        return real.add(generated);
    }

    @Override
    public NDArray generator(Scores onGenerated) {
        return crossEntropy(onGenerated, 1 - smoothing);
    }

    /** {@code E[H(v, D(x))]} where v holds the given mass at the label and the rest at "generated". */
    private static NDArray crossEntropy(Scores scores, double mass) {
        NDArray classes = scores.head(DiscriminatorDesign.CLASSES);
        NDArray generated =
                classes.getManager().zeros(new Shape(classes.getShape().get(0), 1), classes.getDataType());
        NDArray logD = classes.concat(generated, 1).logSoftmax(1);
        NDArray v = scores.labels().mul(mass).concat(generated.add(1 - mass), 1);
        return v.mul(logD).sum(new int[] {1}).mean().neg();
    }
}
