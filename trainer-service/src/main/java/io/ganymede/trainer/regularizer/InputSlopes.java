package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.engine.InputGradient;

/** How steep a critic is at each sample. */
final class InputSlopes {
    private InputSlopes() {}

    /** {@code |grad_x D(x)|^2} of every sample [N], part of the recording. */
    static NDArray squared(InputGradient gradient, Critic critic, NDArray x) {
        long samples = x.getShape().get(0);
        NDArray slopes = gradient.at(x, point -> checked(critic.score(point), samples));
        return slopes.reshape(samples, -1).square().sum(new int[] {1});
    }

    private static NDArray checked(NDArray score, long samples) {
        if (score.getShape().get(0) != samples || score.size() != samples) {
            throw new IllegalArgumentException("a penalty needs one score a sample: got " + score.getShape()
                    + ", expected [" + samples + "] or [" + samples + ", 1]");
        }
        return score;
    }
}
