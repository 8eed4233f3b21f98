package io.ganymede.common.image;

/**
 * From a generator's output in [-1, 1] to a byte: {@code floor(clamp(127.5 x + 128, 0, 255))} in float32, as StyleGAN3
 * does. Scored and served images pass through it alike, so a score is that of images as they are served.
 */
public final class Quantisation {
    /** Name of the rule in protocols. */
    public static final String RULE = "floor(clamp(127.5x+128,0,255)) float32";

    private Quantisation() {}

    /** The byte of one finite number, to be read as unsigned. */
    public static byte pixel(float value) {
        return (byte) (int) Math.max(0f, Math.min(255f, 127.5f * value + 128f));
    }
}
