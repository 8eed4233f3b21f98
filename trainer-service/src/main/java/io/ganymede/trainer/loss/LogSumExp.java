package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/** {@code log(sum(exp(x)))} along an axis, without overflow: the greatest value is taken out first. */
final class LogSumExp {
    private LogSumExp() {}

    /** The axis stays, with size 1. */
    static NDArray of(NDArray x, int axis) {
        int[] axes = {axis};
        NDArray greatest = x.max(axes, true).stopGradient();
        return x.sub(greatest).exp().sum(axes, true).log().add(greatest);
    }
}
