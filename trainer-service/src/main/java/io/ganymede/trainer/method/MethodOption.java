package io.ganymede.trainer.method;

/**
 * A number that a method can be tuned with.
 *
 * @param name key in the request's {@code methodOptions}
 * @param preset value when the request has none
 * @param least smallest allowed value
 * @param most largest allowed value
 */
public record MethodOption(String name, double preset, double least, double most) {
    /** Share of a real image's target that is taken away. */
    public static final MethodOption LABEL_SMOOTHING = new MethodOption("labelSmoothing", 0, 0, 0.49);
    /** Standard deviation of noise on the discriminator's images, which lie in [-1, 1]. */
    public static final MethodOption INPUT_NOISE = new MethodOption("inputNoise", 0, 0, 1);
    /** Share of features set to zero in training. */
    public static final MethodOption DROPOUT = new MethodOption("dropout", 0, 0, 0.9);
}
