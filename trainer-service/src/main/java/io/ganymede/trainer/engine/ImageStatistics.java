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
    private static final int[] PIXELS = {1};

    /** The normalised input {@code [N, C, H, W]}; scale and shift are {@code [C]}. */
    NDArray normalise(NDManager step, NDArray input, NDArray scale, NDArray shift) {
        Shape in = input.getShape();
        NDArray pixels = MemoryLayout.channelsInnermost(input).reshape(in.get(0), -1, in.get(1));
        NDArray centred = pixels.sub(pixels.mean(PIXELS, true));
        NDArray deviation =
                centred.square().mean(PIXELS, true).add((float) epsilon).sqrt();
        NDArray normalised =
                centred.mul(StepView.of(step, scale).div(deviation)).add(shift);
        return MemoryLayout.pixelsFirst(normalised.reshape(in.get(0), in.get(2), in.get(3), in.get(1)));
    }
}
