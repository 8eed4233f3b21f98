package io.ganymede.common.latent;

/**
 * The latent of an image: z is a function of the image's own 64-bit seed alone, so that the place in a batch, the size of the
 * batch, the replica and the language of a client do not matter. Specified with test vectors in {@code docs/latents.md}.
 */
public final class LatentFunction {
    /** Stream from which latents come. */
    public static final String STREAM = "latent";

    private LatentFunction() {}

    /**
     * The latent of a seed; a shorter latent is a prefix of a longer one.
     *
     * @param seed of the image
     * @param length number of components, at least 1
     * @return standard normal values, {@code [length]}
     */
    public static float[] latent(long seed, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a latent has at least 1 component: got " + length);
        }
        float[] z = new float[length];
        new PhiloxStream(seed, STREAM, 0).normal(z);
        return z;
    }
}
