package io.ganymede.cli.dataset.image;

/**
 * A size in pixels.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record ImageSize(int height, int width) {
    public ImageSize {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image size must be at least 1 x 1: got " + height + " x " + width + " (height x width)");
        }
    }

    public static ImageSize square(int side) {
        return new ImageSize(side, side);
    }

    /** The size of an image. */
    public static ImageSize of(PixelImage image) {
        return new ImageSize(image.height(), image.width());
    }

    @Override
    public String toString() {
        return height + " x " + width;
    }
}
