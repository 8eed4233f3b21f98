package io.ganymede.trainer.loss;

import static io.ganymede.trainer.network.DiscriminatorDesign.ADVERSARIAL;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The bare game on the head {@code adversarial} [N, 1]: {@code L_D = E[real] + E[generated]}, {@code L_G = E[generator]}. Labels
 * play a part in it only through what the discriminator was shown.
 *
 * @param loss costs of scores
 */
public record AdversarialObjective(AdversarialLoss loss) implements GanObjective {
    @Override
    public LossTerms discriminator(Judgement judgement) {
        NDArray real = loss.onReal(critic(judgement.real())).mean();
        NDArray generated = loss.onGenerated(critic(judgement.generated())).mean();
        return LossTerms.of(LossTerms.ADVERSARIAL, real.add(generated));
    }

    @Override
    public LossTerms generator(Scores generated) {
        return LossTerms.of(
                LossTerms.ADVERSARIAL, loss.generator(critic(generated)).mean());
    }

    @Override
    public NDArray critic(Scores scores) {
        return scores.head(ADVERSARIAL);
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        return loss.realness(critic(scores));
    }
}
