package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Optional;

/**
 * A GAN whose discriminator also classifies, {@code C = softmax(classes)}, with weights w:
 *
 * <p>{@code L_D = adversarial + w_d E_data[H(u(y), C(x))] + w_g g}; {@code L_G = adversarial + w_G E_G[H(u(t), C(x))]},
 *
 * <p>where g is what the classifier learns from generated images. Source: Zhou et al. 2017, arXiv 1703.02000: AC-GAN* is
 * equations 6 to 9 (g = 0, weights 1); AC-GAN*+ adds g of equation 20; GAN* (section 7.1.1) has w_G = 0; AC-GAN, Odena et al.
 * 2017, arXiv 1610.09585 (L_S and L_C), has {@code g = E_G[H(u(t), C(x))]}. Scores: heads {@code adversarial} [N, 1] and {@code
 * classes} [N, K].
 *
 * @param game the adversarial terms
 * @param target t
 * @param discriminatorWeight w_d
 * @param onGenerated g
 * @param generatedWeight w_g
 * @param generatorWeight w_G
 */
public record AuxiliaryClassifierObjective(
        AdversarialObjective game,
        TargetClass target,
        double discriminatorWeight,
        OnGenerated onGenerated,
        double generatedWeight,
        double generatorWeight)
        implements GanObjective {

    /** What the discriminator's classifier learns from generated images. */
    public enum OnGenerated {
        /** Nothing. */
        NOTHING,
        /** To name the class that they are meant to be: {@code E_G[H(u(t), C(x))]}. */
        TARGET,
        /** To be of no opinion: {@code E_G[H(u, C(x))]}, u uniform (20). */
        UNIFORM
    }

    @Override
    public LossTerms discriminator(Judgement judgement) {
        NDArray real = CrossEntropyLoss.PLAIN.of(
                classes(judgement.real()), judgement.real().requireLabels());
        LossTerms terms = game.discriminator(judgement).and(LossTerms.LABELS, Weighted.by(discriminatorWeight, real));
        return onGenerated == OnGenerated.NOTHING
                ? terms
                : terms.and(
                        LossTerms.GENERATED_LABELS, Weighted.by(generatedWeight, generatedTerm(judgement.generated())));
    }

    @Override
    public LossTerms generator(Scores generated) {
        LossTerms terms = game.generator(generated);
        return generatorWeight == 0
                ? terms
                : terms.and(LossTerms.LABELS, Weighted.by(generatorWeight, towardsTarget(generated)));
    }

    @Override
    public NDArray critic(Scores scores) {
        return game.critic(scores);
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        return game.realness(scores);
    }

    private NDArray generatedTerm(Scores generated) {
        return onGenerated == OnGenerated.TARGET
                ? towardsTarget(generated)
                : CrossEntropyLoss.towardsUniform(classes(generated));
    }

    private NDArray towardsTarget(Scores generated) {
        return CrossEntropyLoss.PLAIN.of(classes(generated), target.of(generated));
    }

    private static NDArray classes(Scores scores) {
        return scores.head(DiscriminatorDesign.CLASSES);
    }
}
