package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Weight normalisation, {@code W = g V / |V|} for each output. Source: Salimans and Kingma 2016, arXiv 1602.07868, section 2.
 *
 * @param outputAxis the axis of the weight that counts its outputs
 * @param gain g {@code [outputs]}
 */
record WeightNorm(int outputAxis, NDArray gain) {

    /** The normalised weight, of the weight's own shape. */
    NDArray normalise(NDManager step, NDArray weight) {
        NDArray direction = StepView.of(step, weight);
        int rank = direction.getShape().dimension();
        int[] others =
                IntStream.range(0, rank).filter(axis -> axis != outputAxis).toArray();
        long[] perOutput = new long[rank];
        Arrays.fill(perOutput, 1);
        perOutput[outputAxis] = gain.size();
        NDArray length = direction.square().sum(others, true).sqrt();
        NDArray factor = StepView.of(step, gain, new Shape(perOutput)).div(length);
        return direction.mul(factor);
    }
}
