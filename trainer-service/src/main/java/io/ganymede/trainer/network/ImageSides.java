package io.ganymede.trainer.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/** What architectures demand of image sizes. */
final class ImageSides {
    private ImageSides() {}

    /**
     * Refuses image sizes that an architecture cannot make.
     *
     * @throws PlatformException with reason InvalidSpec
     */
    static void requireDivisible(String architecture, Shape image, int factor) {
        if (image.size(1) % factor != 0 || image.size(2) % factor != 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "architecture '" + architecture + "' cannot make images " + image
                            + ": expected height and width divisible by " + factor);
        }
    }
}
