package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * How images lie in memory. Shapes are {@code [N, C, H, W]} everywhere, but with the channels of a pixel side by side the
 * engine's convolutions, batch norm and pixel shuffle run faster on a CPU (batch norm by three), and it keeps that order from
 * one operation to the next once an image has it.
 */
final class MemoryLayout {
    private MemoryLayout() {}

    /** The same image batch {@code [N, C, H, W]}, with the channels innermost in memory. */
    static NDArray channelsLast(NDArray image) {
        Shape shape = image.getShape();
        Shape pixels = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
        // Flattening makes the engine copy where the order differs; it has no other call for that.
        return pixelsFirst(image.transpose(0, 2, 3, 1).reshape(-1).reshape(pixels));
    }

    /** {@code [N, H, W, C]} seen as {@code [N, C, H, W]}; nothing moves. */
    static NDArray pixelsFirst(NDArray image) {
        return image.transpose(0, 3, 1, 2);
    }

    /** {@code [N, C, H, W]} seen as {@code [N, H, W, C]}; nothing moves. */
    static NDArray channelsInnermost(NDArray image) {
        return image.transpose(0, 2, 3, 1);
    }
}
