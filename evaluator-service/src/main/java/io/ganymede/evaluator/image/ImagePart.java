package io.ganymede.evaluator.image;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * Consecutive images of a set: {@code [from, to)} of {@code of}.
 *
 * @param from first image, from 0
 * @param to the one after the last
 * @param of number of all images
 */
public record ImagePart(long from, long to, long of) {
    public ImagePart {
        if (from < 0 || to < from || of < to) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "part of images is out of range: got [%d, %d) of %d, expected 0 <= from <= to <= of"
                            .formatted(from, to, of));
        }
    }

    /** All images. */
    public static ImagePart all(long images) {
        return new ImagePart(0, images, images);
    }

    /** Part i of n parts of nearly equal size. */
    public static ImagePart of(long images, int part, int parts) {
        return new ImagePart(images * part / parts, images * (part + 1) / parts, images);
    }

    /** Number of images of the part. */
    public long count() {
        return to - from;
    }
}
