package io.ganymede.trainer.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/**
 * What the images of a data set look like.
 *
 * @param shape {@code [channels, height, width]}
 * @param classes number of classes, at least 1
 */
public record ImageSpace(Shape shape, int classes) {
    public ImageSpace {
        if (!shape.isImage() || classes < 1) {
            throw new IllegalArgumentException(
                    "an image space needs [C, H, W] and a class: got " + shape + " and " + classes + " classes");
        }
    }

    public int channels() {
        return shape.size(0);
    }

    public int height() {
        return shape.size(1);
    }

    public int width() {
        return shape.size(2);
    }

    /**
     * Refuses image sizes that an architecture cannot make.
     *
     * @throws PlatformException with reason InvalidSpec
     */
    void requireDivisible(String architecture, int factor) {
        if (height() % factor != 0 || width() % factor != 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "architecture '" + architecture + "' cannot make images " + shape
                            + ": expected height and width divisible by " + factor);
        }
    }
}
