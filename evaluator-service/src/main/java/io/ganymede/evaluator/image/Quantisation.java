package io.ganymede.evaluator.image;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.FloatBuffer;

/**
 * From a generator's output in [-1, 1] to bytes: {@code floor(clamp(127.5 x + 128, 0, 255))} in float32, as StyleGAN3
 * does. It comes before everything else, so a score is that of images as they would be stored.
 */
public final class Quantisation {
    /** Name of the rule in protocols. */
    public static final String RULE = "floor(clamp(127.5x+128,0,255)) float32";

    private Quantisation() {}

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
            target[i] = (byte) (int) Math.max(0f, Math.min(255f, 127.5f * value + 128f));
        }
    }
}
