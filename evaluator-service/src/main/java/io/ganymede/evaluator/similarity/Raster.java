package io.ganymede.evaluator.similarity;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/** One image in float64, {@code [C, H, W]}, values within [0, 255]. Immutable by agreement. */
public final class Raster {
    private final int channels;
    private final int height;
    private final int width;
    private final double[] values;

    private Raster(int channels, int height, int width, double[] values) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /**
     * An image of numbers; takes ownership of {@code values}.
     *
     * @param values row-major {@code [C, H, W]}
     * @param shape {@code [C, H, W]}
     * @throws PlatformException when the shape is none of an image or holds another number of values, or one is not finite
     */
    public static Raster of(double[] values, Shape shape) {
        if (!shape.isImage() || shape.elements() != values.length) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image '%s' does not fit its values: got %d, expected [C, H, W] and C x H x W"
                            .formatted(shape, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "image value '%d' is not finite: got %s, expected a finite number".formatted(i, values[i]));
            }
        }
        return new Raster(shape.size(0), shape.size(1), shape.size(2), values);
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    double at(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }

    /** Half the size by means of 2x2 pixels; at an odd edge the last row or column counts twice. */
    Raster halved() {
        int h = (height + 1) / 2;
        int w = (width + 1) / 2;
        double[] out = new double[channels * h * w];
        for (int c = 0, i = 0; c < channels; c++) {
            for (int y = 0; y < h; y++) {
                int below = Math.min(height - 1, 2 * y + 1);
                for (int x = 0; x < w; x++, i++) {
                    int right = Math.min(width - 1, 2 * x + 1);
                    out[i] =
                            (at(c, 2 * y, 2 * x) + at(c, 2 * y, right) + at(c, below, 2 * x) + at(c, below, right)) / 4;
                }
            }
        }
        return new Raster(channels, h, w, out);
    }

    void requireSameShape(Raster other) {
        if (other.channels != channels || other.height != height || other.width != width) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "images differ in shape: got %s and %s, expected equal".formatted(this, other));
        }
    }

    @Override
    public String toString() {
        return "[%d, %d, %d]".formatted(channels, height, width);
    }
}
