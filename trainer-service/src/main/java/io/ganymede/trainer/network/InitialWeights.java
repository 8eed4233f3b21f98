package io.ganymede.trainer.network;

import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** First weights of the nets from before rectifiers had rules for them. */
final class InitialWeights {
    private static final double GENERATOR_RANGE = 0.05;
    private static final double DISCRIMINATOR_RANGE = 0.005;

    /** Uniform as in the released code of Goodfellow et al. 2014, or for rectifiers. */
    static final Option OPTION = Option.choice(
            "initialWeights",
            List.of("uniform", "he"),
            "first weights: uniform in plus or minus " + GENERATOR_RANGE + " (generator) and " + DISCRIMINATOR_RANGE
                    + " (discriminator), or N(0, 2 / fan-in)");

    private InitialWeights() {}

    static Initialisation of(Options options) {
        return options.choice(OPTION).equals("he")
                ? Initialisation.he()
                : Initialisation.uniform(network ->
                        network.name().equals(Architecture.DISCRIMINATOR) ? DISCRIMINATOR_RANGE : GENERATOR_RANGE);
    }
}
