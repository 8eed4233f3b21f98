package io.ganymede.trainer.loss;

import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * Targets of a discriminator that stay clear of 0 and 1: {@code [D_r, D_f]} is to be {@code [1 - lambda_2, lambda_2]} for real
 * images and {@code [lambda_1, 1 - lambda_1]} for generated ones; one-sided when lambda_1 = 0.
 *
 * <p>Source: Zhou et al. 2017, arXiv 1703.02000, appendix A, equation 24.
 *
 * @param real lambda_2 in [0, 0.5)
 * @param generated lambda_1 in [0, 0.5)
 */
public record LabelSmoothing(double real, double generated) {
    /** Asks for lambda_2. */
    public static final Option REAL =
            Option.number("smoothingReal", 0, 0, 0.49, "share of a real image's target that is taken away (lambda2)");
    /** Asks for lambda_1. */
    public static final Option GENERATED = Option.number(
            "smoothingGenerated", 0, 0, 0.49, "share of a generated image's target that counts as real (lambda1)");
    /** Both. */
    public static final List<Option> OPTIONS = List.of(REAL, GENERATED);

    /** None. */
    static final LabelSmoothing NONE = new LabelSmoothing(0, 0);

    /** The smoothing that the options ask for. */
    public static LabelSmoothing of(Options options) {
        return new LabelSmoothing(options.number(REAL), options.number(GENERATED));
    }

    /** The probability of "real" that a real image is to get, {@code 1 - lambda_2}; the generator's target too. */
    double realTarget() {
        return 1 - real;
    }

    /** The probability of "real" that a generated image is to get, {@code lambda_1}. */
    double generatedTarget() {
        return generated;
    }
}
