package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * What a classifier sees of bytes u: {@code (u / 255 - mean) / deviation}, per channel.
 *
 * @param mean of each channel, as numbers in [0, 1]
 * @param deviation of each channel, likewise, above 0
 */
record PixelNormalisation(List<Double> mean, List<Double> deviation) {
    private static final float BYTE_RANGE = 255;

    /** Normalises pixels from 0 to 255, {@code [N, C, H, W]}, in their place; returns them. */
    NDArray apply(NDArray pixels) {
        NDManager arrays = pixels.getManager();
        return pixels.divi(BYTE_RANGE).subi(channels(arrays, mean)).divi(channels(arrays, deviation));
    }

    private static NDArray channels(NDManager arrays, List<Double> values) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        return arrays.create(numbers, new Shape(1, numbers.length, 1, 1));
    }
}
