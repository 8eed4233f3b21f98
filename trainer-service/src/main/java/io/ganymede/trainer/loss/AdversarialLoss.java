package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What real and generated images cost, score by score: the discriminator minimises the mean of {@link #onReal} over real images
 * plus that of {@link #onGenerated} over generated ones, the generator that of {@link #generator}. Every method takes scores of
 * any shape and gives a cost for each of them, in the scores' own type; who calls takes means.
 */
public interface AdversarialLoss {
    /** What a real image's score costs the discriminator. */
    NDArray onReal(NDArray scores);

    /** What a generated image's score costs the discriminator. */
    NDArray onGenerated(NDArray scores);

    /** What a generated image's score costs the generator. */
    NDArray generator(NDArray scores);

    /**
     * How real the scores say that images are, from 0 (generated) to 1 (real), for watching; no gradient is needed. Empty for a
     * loss whose scores have no scale: only differences between a critic's scores mean anything.
     */
    Optional<NDArray> realness(NDArray scores);
}
