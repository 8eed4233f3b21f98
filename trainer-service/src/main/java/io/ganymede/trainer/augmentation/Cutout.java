package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;

/**
 * Sets a rectangle of half the height and half the width of each image to 0. Its centre lies anywhere in the image, so part
 * of it may lie outside. Source: Zhao et al. 2020, arXiv 2006.10738, released code: a side n loses {@code k = floor(n / 2 + 1/2)}
 * pixels from {@code o - floor(k / 2)} on, o uniform from 0 to n - 1, or to n where k is even; after DeVries, Taylor 2017, arXiv
 * 1708.04552.
 */
record Cutout() implements Augmentation {
    private static final double RATIO = 0.5;

    @Override
    public NDArray apply(NDManager step, NDArray images, PhiloxStream stream) {
        int count = Math.toIntExact(images.getShape().get(0));
        int height = Math.toIntExact(images.getShape().get(2));
        int width = Math.toIntExact(images.getShape().get(3));
        float[] rows = new float[count * height];
        float[] columns = new float[count * width];
        for (int i = 0; i < count; i++) {
            mark(rows, i, height, stream);
            mark(columns, i, width, stream);
        }
        NDArray cut = step.create(rows, new Shape(count, 1, height, 1))
                .mul(step.create(columns, new Shape(count, 1, 1, width)))
                .toType(images.getDataType(), false);
        return images.mul(cut.neg().add(1));
    }

    /** Writes 1 where a row or column meets the rectangle. */
    private static void mark(float[] marks, int image, int side, PhiloxStream stream) {
        int size = (int) (side * RATIO + 0.5);
        int first = stream.nextInt(side + 1 - size % 2) - size / 2;
        for (int i = Math.max(0, first); i < Math.min(side, first + size); i++) {
            marks[image * side + i] = 1;
        }
    }
}
