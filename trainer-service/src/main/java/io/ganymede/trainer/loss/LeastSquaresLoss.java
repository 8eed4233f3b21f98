package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * The least-squares GAN loss: real {@code f (s - b)^2}; generated {@code f (s - a)^2}; generator {@code f (s - c)^2}.
 *
 * <p>Source: Mao et al. 2017, "Least Squares Generative Adversarial Networks", arXiv 1611.04076, where f = 1/2; a is what D
 * answers to generated images, b to real ones, c what G wants D to answer. Two sets are usual: (0, 1, 1), and (-1, 1, 0), for
 * which b - c = 1 and b - a = 2 make it the Pearson chi-square divergence. Scores: unbounded (a linear output). Realness: where
 * the score lies between a and b. Deviations: released code takes sums over the batch, here who calls takes means.
 *
 * @param a target of generated images
 * @param b target of real images, other than a
 * @param c target of the generator
 * @param factor f, above 0
 */
public record LeastSquaresLoss(double a, double b, double c, double factor) implements AdversarialLoss {
    private static final String NUMBERS = "numbers";
    private static final String ZERO_ONE = "0/1/1";
    private static final String CHI_SQUARE = "-1/1/0";
    private static final Option TARGETS = Option.choice(
            "targets",
            List.of(ZERO_ONE, CHI_SQUARE, NUMBERS),
            "a/b/c: targets of generated images, of real ones, and of the generator; 'numbers' takes the options a, b, c");
    private static final Option A =
            Option.number("a", 0, -100, 100, "with targets 'numbers': what D is to answer to a generated image");
    private static final Option B =
            Option.number("b", 1, -100, 100, "with targets 'numbers': what D is to answer to a real image");
    private static final Option C =
            Option.number("c", 1, -100, 100, "with targets 'numbers': what the generator wants D to answer");
    private static final Option FACTOR =
            Option.number("factor", 0.5, 0.01, 100, "in front of each square: 0.5 in the LSGAN paper, 1 in caGAN's");

    static final LossType TYPE = new LossType("least-squares", List.of(TARGETS, A, B, C, FACTOR), LeastSquaresLoss::of);

    private static LeastSquaresLoss of(Options options) {
        double a = options.number(A);
        double b = options.number(B);
        double c = options.number(C);
        double factor = options.number(FACTOR);
        String targets = options.choice(TARGETS);
        if (targets.equals(NUMBERS)) {
            refuse(
                    a == b,
                    "loss 'least-squares' cannot tell real from generated: got a = b = " + a
                            + ", expected two numbers");
            return new LeastSquaresLoss(a, b, c, factor);
        }
        refuse(
                a != preset(A) || b != preset(B) || c != preset(C),
                "options a, b, c of loss 'least-squares' have no effect with targets '" + targets + "': got " + a + ", "
                        + b + ", " + c + "; ask for targets '" + NUMBERS + "' too, or leave them out");
        return targets.equals(CHI_SQUARE)
                ? new LeastSquaresLoss(-1, 1, 0, factor)
                : new LeastSquaresLoss(0, 1, 1, factor);
    }

    private static double preset(Option option) {
        return (Double) option.preset().value();
    }

    private static void refuse(boolean broken, String message) {
        if (broken) {
            throw new PlatformException(Reason.INVALID_SPEC, message);
        }
    }

    @Override
    public NDArray onReal(NDArray scores) {
        return cost(scores, b);
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return cost(scores, a);
    }

    @Override
    public NDArray generator(NDArray scores) {
        return cost(scores, c);
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.of(scores.sub(a).div(b - a).clip(0, 1));
    }

    private NDArray cost(NDArray scores, double target) {
        return scores.sub(target).square().mul(factor);
    }
}
