package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** The two sides of a GAN's game, as a training method plays it; both losses are minimised and are means over the batch. */
public interface GanObjective {
    /** What the discriminator minimises. */
    LossTerms discriminator(Judgement judgement);

    /** What the generator minimises: scores of generated images with the conditions that they were made for, if any. */
    LossTerms generator(Scores generated);

    /** The score whose slope gradient penalties measure, {@code [N]} or {@code [N, 1]}. */
    NDArray critic(Scores scores);

    /**
     * How real the discriminator thinks each image is, {@code [N]} or {@code [N, 1]}, from 0 to 1; for watching. Empty where
     * scores have no scale ({@link AdversarialLoss#realness}).
     */
    Optional<NDArray> realness(Scores scores);
}
