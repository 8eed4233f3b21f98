package io.ganymede.evaluator.similarity;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** The check that every rule makes. */
final class Pairings {
    private Pairings() {}

    static void requireImages(int images) {
        if (images < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "class 'images' are too few for a pair: got %d, expected at least 2".formatted(images));
        }
    }
}
