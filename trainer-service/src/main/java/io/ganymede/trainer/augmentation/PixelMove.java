package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A whole-pixel move of an image: mirrored or not, and then shifted. Where a pixel would come from outside, it is 0.
 *
 * @param mirrored whether left and right change places first
 * @param down pixels by which the image goes down; below 0: up
 * @param right pixels by which it goes right; below 0: left
 */
record PixelMove(boolean mirrored, int down, int right) {

    /**
     * Moves each image of a batch {@code [N, C, H, W]} by its own move: one gather and one product for all of them. Nothing is
     * added up, so it is exact in any precision, and gradients go back to exactly the pixels that were taken.
     */
    static NDArray apply(NDManager step, NDArray images, List<PixelMove> moves) {
        long channels = images.getShape().get(1);
        int height = Math.toIntExact(images.getShape().get(2));
        int width = Math.toIntExact(images.getShape().get(3));
        int count = moves.size();
        long[] rows = new long[count * height];
        float[] rowInside = new float[rows.length];
        long[] columns = new long[count * width];
        float[] columnInside = new float[columns.length];
        for (int i = 0; i < count; i++) {
            PixelMove move = moves.get(i);
            for (int row = 0; row < height; row++) {
                int from = row - move.down;
                boolean inside = from >= 0 && from < height;
                rows[i * height + row] = inside ? (long) from * width : 0;
                rowInside[i * height + row] = inside ? 1 : 0;
            }
            for (int column = 0; column < width; column++) {
                int from = column - move.right;
                boolean inside = from >= 0 && from < width;
                columns[i * width + column] = !inside ? 0 : move.mirrored ? width - 1 - from : from;
                columnInside[i * width + column] = inside ? 1 : 0;
            }
        }
        Shape byRow = new Shape(count, 1, height, 1);
        Shape byColumn = new Shape(count, 1, 1, width);
        long pixels = (long) height * width;
        NDArray source = step.create(rows, byRow)
                .add(step.create(columns, byColumn))
                .reshape(count, 1, pixels)
                .broadcast(count, channels, pixels);
        NDArray inside = step.create(rowInside, byRow)
                .mul(step.create(columnInside, byColumn))
                .toType(images.getDataType(), false);
        return images.reshape(count, channels, pixels)
                .gather(source, 2)
                .reshape(images.getShape())
                .mul(inside);
    }
}
