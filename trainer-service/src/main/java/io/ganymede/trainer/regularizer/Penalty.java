package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.engine.InputGradient;

/** Something that a discriminator's slope costs. */
public interface Penalty {
    /** Whether it is paid in a discriminator update counted from 0. */
    boolean due(long update);

    /**
     * What it costs in an update in which it is due: a scalar that is added to the discriminator's loss.
     *
     * @param real [N, ...] float32
     * @param generated of the same shape; a constant
     */
    NDArray of(InputGradient gradient, Critic critic, NDArray real, NDArray generated);
}
