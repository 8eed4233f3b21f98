package io.ganymede.evaluator.similarity;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/** Images of one shape in uint8, {@code [N, C, H, W]}. Immutable by agreement. */
public final class ImageStack {
    private final byte[] pixels;
    private final Shape shape;

    /**
     * Takes ownership of {@code pixels}.
     *
     * @param pixels row-major {@code [N, C, H, W]}
     * @param shape of one image, {@code [C, H, W]}
     * @throws PlatformException when the shape is none of an image or the pixels are not whole images
     */
    public ImageStack(byte[] pixels, Shape shape) {
        if (!shape.isImage() || pixels.length % shape.elements() != 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "images '%s' do not fit their pixels: got %d, expected [C, H, W] and a multiple of C x H x W"
                            .formatted(shape, pixels.length));
        }
        this.pixels = pixels;
        this.shape = shape;
    }

    /** N. */
    public int count() {
        return pixels.length / shape.elements();
    }

    /** One of the images. */
    public Raster image(int index) {
        int start = index * shape.elements();
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pixels[start + i]);
        }
        return Raster.of(values, shape);
    }
}
