package io.ganymede.trainer.network;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.stream.Stream;

/** Options that several architectures have, and how they are read. */
final class CommonOptions {
    private static final String FROM_DATA = "weight-from-data";

    static final Option INPUT_NOISE = Option.number(
            "inputNoise", 0, 0, 1, "standard deviation of noise on the discriminator's images, which lie in [-1, 1]");
    static final Option DROPOUT =
            Option.number("dropout", 0, 0, 0.9, "share of the discriminator's features set to zero in training");
    /** {@link #DROPOUT} of maxout networks, after Goodfellow et al. 2014. */
    static final Option MAXOUT_DROPOUT = DROPOUT.withPreset(OptionValue.of(0.5));
    /** Beside {@link #MAXOUT_DROPOUT}. */
    static final Option INPUT_DROPOUT =
            Option.number("inputDropout", 0.2, 0, 0.9, "share of the discriminator's pixels set to zero in training");

    static final Option WEIGHT_NORMALISATION = Option.choice(
            "weightNormalisation",
            List.of("none", "spectral", "weight", FROM_DATA),
            "normalisation of the discriminator's weights; weight-from-data is weight that begins from a first batch, in both"
                    + " networks");
    static final Option GENERATOR_WEIGHT_NORMALISATION = Option.choice(
            "generatorWeightNormalisation",
            List.of("none", "spectral", "weight"),
            "normalisation of the generator's weights");

    private static final String DISCRIMINATOR_NORM = "discriminatorNorm";
    private static final String GENERATOR_NORM = "generatorNorm";

    private CommonOptions() {}

    /** Normalisation of the discriminator's channels; the first one is the preset. */
    static Option discriminatorNorm(ValueNorm... known) {
        return Option.choice(DISCRIMINATOR_NORM, words(known), "normalisation of the discriminator's channels");
    }

    /** Normalisation of the generator's channels; the first one is the preset. */
    static Option generatorNorm(ValueNorm... known) {
        return Option.choice(GENERATOR_NORM, words(known), "normalisation of the generator's channels");
    }

    /** Numbers of channels or units. */
    static Option width(String name, int preset, String meaning) {
        return Option.whole(name, preset, 1, 1 << 14, meaning);
    }

    /** The normalisation that an option of weights names. */
    static WeightNormalisation weights(Options options, Option option) {
        return switch (options.choice(option)) {
            case "none" -> WeightNormalisation.NONE;
            case "spectral" -> WeightNormalisation.SPECTRAL;
            case "weight", FROM_DATA -> WeightNormalisation.WEIGHT;
            default -> throw new IllegalStateException(option.name() + " has a word without a meaning");
        };
    }

    /** Whether weight-normalised layers begin from data; no where there is no such option. */
    static boolean fromData(Options options) {
        OptionValue wanted = options.values().get(WEIGHT_NORMALISATION.name());
        return wanted != null && wanted.equals(OptionValue.of(FROM_DATA));
    }

    /** The normalisation that an option of channels names. */
    static ValueNorm norm(Options options, Option option) {
        return ValueNorm.of(options.choice(option));
    }

    private static List<String> words(ValueNorm... known) {
        return Stream.of(known).map(ValueNorm::word).toList();
    }
}
