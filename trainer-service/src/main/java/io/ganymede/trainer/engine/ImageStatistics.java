package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Instance norm, {@code scale (x - mean) / sqrt(variance + epsilon) + shift} with the mean and the biased variance of each
 * channel of each image. Source: Ulyanov et al. 2016, arXiv 1607.08022, section 2.
 *
 * @param epsilon added to the variance
 */
record ImageStatistics(double epsilon) {
    private static final int[] PIXELS = {2, 3};

    /** The normalised input {@code [N, C, H, W]}; scale and shift are {@code [C]}. */
    NDArray normalise(NDManager step, NDArray input, NDArray scale, NDArray shift) {
        Shape channels = new Shape(1, scale.size(), 1, 1);
        NDArray centred = input.sub(input.mean(PIXELS, true));
        NDArray deviation =
                centred.square().mean(PIXELS, true).add((float) epsilon).sqrt();
        NDArray factor = StepView.of(step, scale, channels).div(deviation);
        return centred.mul(factor).add(StepView.of(step, shift, channels));
    }
}
