package io.ganymede.trainer.method;

import io.ganymede.trainer.option.Option;

/** Weights of class terms beside the adversarial ones, whose weight is 1. */
final class Weights {
    private static final double MOST = 100;

    private Weights() {}

    static Option discriminator(double preset) {
        return Option.number(
                "discriminatorWeight", preset, 0, MOST, "weight of the discriminator's class term on real images");
    }

    static Option generator(double preset) {
        return Option.number("generatorWeight", preset, 0, MOST, "weight of the generator's class term");
    }
}
