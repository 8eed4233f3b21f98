package io.ganymede.cli.dataset.image;

import io.ganymede.common.network.Shape;
import java.util.Arrays;

/** A decoded image of 8 bits a channel, planar: {@code [C, H, W]}, C = 1 (grey) or 3 (RGB). Immutable. */
public final class PixelImage {
    private final Shape shape;
    // The sizes of the shape, once more: values are asked for by the million.
    private final int height;
    private final int width;
    private final byte[] pixels;

    /**
     * Wraps pixels, which are the image's from here on.
     *
     * @param shape {@code [1 or 3, height, width]}
     * @param pixels as many bytes as the shape has elements
     */
    public PixelImage(Shape shape, byte[] pixels) {
        if (!shape.isImage() || (shape.size(0) != 1 && shape.size(0) != 3)) {
            throw new IllegalArgumentException("an image needs the shape [1 or 3, height, width]: got " + shape);
        }
        if (pixels.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "an image " + shape + " needs " + shape.elements() + " bytes: got " + pixels.length);
        }
        this.shape = shape;
        this.height = shape.size(1);
        this.width = shape.size(2);
        this.pixels = pixels;
    }

    /** {@code [channels, height, width]}. */
    public Shape shape() {
        return shape;
    }

    public int channels() {
        return shape.size(0);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The value of a channel at a place, 0 to 255. */
    public int value(int channel, int y, int x) {
        return pixels[(channel * height + y) * width + x] & 0xff;
    }

    /** Whether it loses nothing as one channel: it has one, or all three are equal everywhere. */
    public boolean isGrey() {
        int plane = height * width;
        return channels() == 1
                || (Arrays.equals(pixels, 0, plane, pixels, plane, 2 * plane)
                        && Arrays.equals(pixels, 0, plane, pixels, 2 * plane, 3 * plane));
    }

    /** Copies all pixels, channel by channel, into an array from a position on. */
    public void copyTo(byte[] target, int position) {
        System.arraycopy(pixels, 0, target, position, pixels.length);
    }
}
