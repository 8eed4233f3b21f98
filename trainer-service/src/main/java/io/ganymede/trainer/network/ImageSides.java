package io.ganymede.trainer.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/** What architectures demand of image sizes; what does not fit is refused with reason InvalidSpec. */
final class ImageSides {
    private ImageSides() {}

    /** Refuses image sizes that are no multiples of a factor. */
    static void requireDivisible(String architecture, Shape image, int factor) {
        require(
                image.size(1) % factor == 0 && image.size(2) % factor == 0,
                architecture,
                image,
                "height and width divisible by " + factor);
    }

    /** Refuses small images. */
    static void requireAtLeast(String architecture, Shape image, int least) {
        require(
                image.size(1) >= least && image.size(2) >= least,
                architecture,
                image,
                "height and width of at least " + least);
    }

    /**
     * How often a generator doubles its sides when it begins with at most so many pixels a side; at least once.
     *
     * @throws PlatformException with reason InvalidSpec for images whose sides cannot be halved so often
     */
    static int doublings(String architecture, Shape image, int largestSeed) {
        int doublings = 1;
        while (Math.max(image.size(1), image.size(2)) >> doublings > largestSeed) {
            doublings++;
        }
        requireDivisible(architecture, image, 1 << doublings);
        return doublings;
    }

    /** Refuses images unless a rule holds. */
    static void require(boolean holds, String architecture, Shape image, String rule) {
        if (!holds) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "architecture '" + architecture + "' cannot make images " + image + ": expected " + rule);
        }
    }
}
