package io.ganymede.evaluator.image;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.image.Quantisation;
import java.nio.FloatBuffer;

/** A generated batch as bytes, by {@link Quantisation}; it comes before everything else that is done with the images. */
public final class QuantisedBatch {
    private QuantisedBatch() {}

    /**
     * Quantises the numbers from the buffer's start, whose position stays.
     *
     * @throws PlatformException with reason InvalidNetwork when a number is NaN or infinite
     */
    public static void apply(FloatBuffer images, int count, byte[] target) {
        for (int i = 0; i < count; i++) {
            float value = images.get(i);
            if (!Float.isFinite(value)) {
                throw new PlatformException(
                        Reason.INVALID_NETWORK,
                        "pixel '%d' of a generated batch is not finite: got %s, expected a number in [-1, 1]"
                                .formatted(i, value));
            }
            target[i] = Quantisation.pixel(value);
        }
    }
}
