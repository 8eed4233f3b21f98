package io.ganymede.trainer.network;

import io.ganymede.trainer.option.Option;

/** Options that several architectures have. */
final class CommonOptions {
    static final Option INPUT_NOISE = Option.number(
            "inputNoise", 0, 0, 1, "standard deviation of noise on the discriminator's images, which lie in [-1, 1]");
    static final Option DROPOUT =
            Option.number("dropout", 0, 0, 0.9, "share of the discriminator's features set to zero in training");

    private CommonOptions() {}
}
