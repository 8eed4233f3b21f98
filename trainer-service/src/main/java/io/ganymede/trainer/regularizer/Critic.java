package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;

/** What a penalty asks: the score of a batch, as the method that is trained defines it. */
@FunctionalInterface
public interface Critic {
    /**
     * Scores samples in float32 while recording, each by itself.
     *
     * @param x [N, ...]
     * @return [N] or [N, 1], made from x and from the parameters that the penalty is to move
     */
    NDArray score(NDArray x);
}
