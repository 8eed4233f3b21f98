package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Batch norm with running statistics as the network description defines them. The engine's own running variance is unbiased
 * ({@code n / (n - 1)} too large) and its update in place would spoil a recording in which one network runs twice; so it
 * writes the batch's statistics into fresh arrays (momentum 1) and the running ones are updated here.
 *
 * @param epsilon added to the variance
 * @param momentum weight of the batch in the running statistics
 * @param mean running mean [C], updated in training
 * @param variance running biased variance [C], updated in training
 */
record BatchStatistics(double epsilon, double momentum, NDArray mean, NDArray variance) {

    /** The normalised input [N, C] or [N, C, H, W]. */
    NDArray normalise(NDManager step, NDArray input, NDArray scale, NDArray shift, boolean training) {
        if (!training) {
            return engine(input, mean, variance, scale, shift, false);
        }
        long channels = input.getShape().get(1);
        NDArray batchMean = step.zeros(new Shape(channels));
        NDArray batchVariance = step.zeros(new Shape(channels));
        NDArray normalised = engine(input, batchMean, batchVariance, scale, shift, true);
        double samples = (double) input.size() / channels;
        blend(mean, batchMean, 1);
        blend(variance, batchVariance, (samples - 1) / samples);
        return normalised;
    }

    private void blend(NDArray running, NDArray batch, double correction) {
        // Not in place on the batch's statistics: the recording still needs them.
        running.muli(1 - momentum).addi(batch.mul(momentum * correction));
    }

    private NDArray engine(
            NDArray input,
            NDArray runningMean,
            NDArray runningVariance,
            NDArray scale,
            NDArray shift,
            boolean training) {
        float kept = 0; // DJL counts the share of the old value
        return ai.djl.nn.norm.BatchNorm.batchNorm(
                        input, runningMean, runningVariance, scale, shift, -1, kept, (float) epsilon, training)
                .singletonOrThrow();
    }
}
