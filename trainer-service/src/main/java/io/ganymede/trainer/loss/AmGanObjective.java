package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Optional;

/**
 * AM-GAN: LabelGAN with a class t that each generated image is meant to be.
 *
 * <p>{@code L_G = E_G[H(v(t), D(x))]} (14); {@code L_D = E_data[H(v(y), D(x))] + E_G[H(v(K+1), D(x))]} (15).
 *
 * <p>Source: Zhou et al. 2017, "Activation Maximization Generative Adversarial Nets", arXiv 1703.02000, equations 14 and 15. By
 * equations 17 and 18 {@code L_G} is LabelGAN's (term {@code adversarial}) and cross-entropy on the classes alone (term
 * {@code labels}); the generator's target is smoothed as that of real images is. Scores: as LabelGAN's.
 *
 * @param game LabelGAN's, whose discriminator is also AM-GAN's
 * @param target t
 */
public record AmGanObjective(LabelGanObjective game, TargetClass target) implements GanObjective {
    @Override
    public LossTerms discriminator(Judgement judgement) {
        return game.discriminator(judgement);
    }

    @Override
    public LossTerms generator(Scores generated) {
        NDArray classes = generated.head(DiscriminatorDesign.CLASSES);
        return game.generator(generated).and(LossTerms.LABELS, game.classTerm(classes, target.of(generated)));
    }

    @Override
    public NDArray critic(Scores scores) {
        return game.critic(scores);
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        return game.realness(scores);
    }
}
