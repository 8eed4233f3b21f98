package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.ganymede.trainer.network.DiscriminatorDesign;

/**
 * AM-GAN on K classes and "generated", with D = softmax over K + 1 logits and H the cross-entropy:
 *
 * <p>{@code L_G = E_G[H(v(y), D(x))]} (14); {@code L_D = E_data[H(v(y), D(x))] + E_G[H(v(K+1), D(x))]} (15).
 *
 * <p>Source: Zhou et al. 2017, "Activation Maximization Generative Adversarial Nets", arXiv 1703.02000, equations 14 and 15;
 * with one-sided label smoothing s, appendix A, {@code v(y)} holds 1 - s at y and s at K + 1. Scores: head {@code classes}
 * [N, K] float32; the logit of "generated" is the constant 0, as the model has one logit too many.
 *
 * @param smoothing s in [0, 0.5)
 */
public record AmGanObjective(double smoothing) implements GanObjective {
    @Override
    public LossTerms discriminator(Judgement judgement) {
        NDArray real = crossEntropy(judgement.real(), 1 - smoothing);
        NDArray generated = crossEntropy(judgement.generated(), 0);
        return LossTerms.of(LossTerms.LABELS, real).and(LossTerms.ADVERSARIAL, generated);
    }

    @Override
    public LossTerms generator(Scores generated) {
        return LossTerms.of(LossTerms.LABELS, crossEntropy(generated, 1 - smoothing));
    }

    @Override
    public NDArray critic(Scores scores) {
        NDArray classes = scores.head(DiscriminatorDesign.CLASSES);
        return classes.exp().sum(new int[] {1}).log();
    }

    @Override
    public NDArray realness(Scores scores) {
        return Activation.sigmoid(critic(scores));
    }

    /** {@code E[H(v, D(x))]} where v holds the given mass at the label and the rest at "generated". */
    private static NDArray crossEntropy(Scores scores, double mass) {
        NDArray classes = scores.head(DiscriminatorDesign.CLASSES);
        NDArray generated =
                classes.getManager().zeros(new Shape(classes.getShape().get(0), 1), classes.getDataType());
        NDArray logD = classes.concat(generated, 1).logSoftmax(1);
        NDArray v = scores.requireLabels().mul(mass).concat(generated.add(1 - mass), 1);
        return v.mul(logD).sum(new int[] {1}).mean().neg();
    }
}
