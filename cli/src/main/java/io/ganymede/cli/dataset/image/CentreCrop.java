package io.ganymede.cli.dataset.image;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** The part around its middle that an image is reduced to; an odd rest is cut off below and on the right. */
public sealed interface CentreCrop {
    /** The whole image. */
    record None() implements CentreCrop {}

    /** The largest square. */
    record LargestSquare() implements CentreCrop {}

    /**
     * A square of a given side, which the image must hold.
     *
     * @param side in pixels, at least 1
     */
    record Square(int side) implements CentreCrop {
        public Square {
            if (side < 1) {
                throw new IllegalArgumentException("a crop must be at least 1 pixel wide: got " + side);
            }
        }
    }

    /**
     * The size that an image has afterwards.
     *
     * @throws PlatformException with reason InvalidFile when the image is smaller
     */
    default ImageSize of(ImageSize image) {
        int shorter = Math.min(image.height(), image.width());
        if (this instanceof Square square) {
            if (square.side() > shorter) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "image is smaller than the crop: got " + image + " pixels, expected at least "
                                + ImageSize.square(square.side()));
            }
            return ImageSize.square(square.side());
        }
        return this instanceof LargestSquare ? ImageSize.square(shorter) : image;
    }
}
