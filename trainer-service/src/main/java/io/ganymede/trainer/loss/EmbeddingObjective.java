package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Optional;

/**
 * A GAN whose discriminator embeds images near proxies of their classes, on the unit sphere: with c an embedding loss and w
 * weights,
 *
 * <p>{@code L_D = adversarial + w_D c(real images, their classes)}; {@code L_G = adversarial + w_G c(generated images, the
 * classes that they were made for)}.
 *
 * <p>Sources: ReACGAN, Kang et al. 2021, arXiv 2111.01118; ContraGAN, Kang and Park 2020, arXiv 2006.12681. Scores: heads {@code
 * adversarial} [N, 1], which reads features as they are, {@code embedding} [N, E] and {@code proxy} [N, E], which are normalised
 * here: that bounds the class term's gradient.
 *
 * @param game the adversarial terms
 * @param loss c
 * @param discriminatorWeight w_D, at least 0
 * @param generatorWeight w_G, at least 0
 */
public record EmbeddingObjective(
        AdversarialObjective game, EmbeddingLoss loss, double discriminatorWeight, double generatorWeight)
        implements GanObjective {
    @Override
    public LossTerms discriminator(Judgement judgement) {
        return game.discriminator(judgement)
                .and(LossTerms.LABELS, Weighted.by(discriminatorWeight, classTerm(judgement.real())));
    }

    @Override
    public LossTerms generator(Scores generated) {
        return game.generator(generated).and(LossTerms.LABELS, Weighted.by(generatorWeight, classTerm(generated)));
    }

    @Override
    public NDArray critic(Scores scores) {
        return game.critic(scores);
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        return game.realness(scores);
    }

    private NDArray classTerm(Scores scores) {
        return loss.of(
                unit(scores.head(DiscriminatorDesign.EMBEDDING)),
                unit(scores.head(DiscriminatorDesign.PROXY)),
                scores.requireLabels());
    }

    /** Each row divided by its length; a row of zeros stays. */
    private static NDArray unit(NDArray rows) {
        return rows.normalize(2, 1);
    }
}
