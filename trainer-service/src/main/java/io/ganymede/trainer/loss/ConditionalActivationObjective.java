package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Optional;

/**
 * Conditional activation (caGAN): one GAN for each attribute or class, all in one discriminator with a score for each. With att
 * the binary vector of a real image, att' the one that an image was made for, "." the inner product and f the costs of an
 * adversarial loss, score by score:
 *
 * <p>{@code L_D = E_data[f_r(D(x)) . att] + E_G[f_g(D(x')) . att']}; {@code L_G = E_G[f(D(x')) . att']}.
 *
 * <p>Source: Cho 2020, "Conditional Activation GAN: Improved Auxiliary Classifier GAN", IEEE Access 8, section 2.1 (equations
 * without numbers). Sum over the active scores, mean over the batch; a score whose attribute is 0 gets no gradient. Scores: head
 * {@code classes} [N, A]; labels 0 or 1, so classes will do as well as attributes.
 *
 * @param loss f
 * @param penalised the score whose slope gradient penalties measure
 */
public record ConditionalActivationObjective(AdversarialLoss loss, Penalised penalised) implements GanObjective {

    /** The score whose slope gradient penalties measure. */
    public enum Penalised {
        /** The mean of all scores of an image, as in released code. */
        ALL_HEADS,
        /** The mean of those whose attribute is 1. */
        ACTIVE_HEADS
    }

    @Override
    public LossTerms discriminator(Judgement judgement) {
        NDArray real = active(loss.onReal(heads(judgement.real())), judgement.real());
        NDArray generated = active(loss.onGenerated(heads(judgement.generated())), judgement.generated());
        return LossTerms.of(LossTerms.ADVERSARIAL, real.mean().add(generated.mean()));
    }

    @Override
    public LossTerms generator(Scores generated) {
        return LossTerms.of(
                LossTerms.ADVERSARIAL,
                active(loss.generator(heads(generated)), generated).mean());
    }

    @Override
    public NDArray critic(Scores scores) {
        return penalised == Penalised.ALL_HEADS ? heads(scores).mean(new int[] {1}) : activeMean(heads(scores), scores);
    }

    /** That of the active scores, on average; 0.5 for an image without an attribute, of which nothing is said. */
    @Override
    public Optional<NDArray> realness(Scores scores) {
        return loss.realness(heads(scores))
                .map(each -> activeMean(each.sub(0.5), scores).add(0.5));
    }

    private static NDArray heads(Scores scores) {
        return scores.head(DiscriminatorDesign.CLASSES);
    }

    /** The inner product of each image's values and attributes, {@code [N]}. */
    private static NDArray active(NDArray values, Scores scores) {
        return values.mul(scores.requireLabels()).sum(new int[] {1});
    }

    /** The mean of values whose attribute is 1, {@code [N]}; 0 where there is none. */
    private static NDArray activeMean(NDArray values, Scores scores) {
        NDArray count = scores.requireLabels().sum(new int[] {1}).maximum(1);
        return active(values, scores).div(count);
    }
}
