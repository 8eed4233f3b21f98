package io.ganymede.evaluator.similarity;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.linalg.RowSet;

/** Images of one shape in uint8, {@code [N, C, H, W]}. Immutable by agreement. */
public final class ImageStack {
    private static final float LARGEST = 255f;

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

    /** Of one image, {@code [C, H, W]}. */
    public Shape shape() {
        return shape;
    }

    /** Copies an image's bytes to a position of {@code target}. */
    public void copy(int index, byte[] target, int position) {
        System.arraycopy(pixels, index * shape.elements(), target, position, shape.elements());
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

    /** The named images as a stack of their own, in that order. */
    public ImageStack select(int[] images) {
        byte[] chosen = new byte[Math.multiplyExact(images.length, shape.elements())];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(pixels, images[i] * shape.elements(), chosen, i * shape.elements(), shape.elements());
        }
        return new ImageStack(chosen, shape);
    }

    /** The images as rows of numbers in [0, 1], {@code [N, C x H x W]}. */
    public RowSet unitRows() {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pixels[i]) / LARGEST;
        }
        return RowSet.of(values, shape.elements());
    }
}
