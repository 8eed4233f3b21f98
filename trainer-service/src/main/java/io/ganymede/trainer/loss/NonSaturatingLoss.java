package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.ganymede.trainer.option.Option;
import java.util.List;

/**
 * The non-saturating GAN loss on logits l, with label smoothing: with {@code B(l, t) = t softplus(-l) + (1 - t) softplus(l)},
 * the cross-entropy of a logit and a target t,
 *
 * <p>real {@code B(l, 1 - s_r)}; generated {@code B(l, s_g)}; generator {@code B(l, 1 - s_r)}.
 *
 * <p>Source: Goodfellow et al. 2014, arXiv 1406.2661, section 3 (the generator maximises log D); smoothing: Zhou et al. 2017,
 * arXiv 1703.02000, appendix A, where s_g is lambda_1 and s_r lambda_2: -log D with the smoothed target always pulls towards
 * it. Scores: logits. Deviations: none.
 *
 * @param smoothingReal s_r in [0, 0.5)
 * @param smoothingGenerated s_g in [0, 0.5)
 */
public record NonSaturatingLoss(double smoothingReal, double smoothingGenerated) implements AdversarialLoss {
    static final Option SMOOTHING_REAL =
            Option.number("smoothingReal", 0, 0, 0.49, "share of a real image's target that is taken away (lambda2)");
    static final Option SMOOTHING_GENERATED = Option.number(
            "smoothingGenerated", 0, 0, 0.49, "share of a generated image's target that counts as real (lambda1)");
    static final LossType TYPE = new LossType(
            "non-saturating",
            List.of(SMOOTHING_REAL, SMOOTHING_GENERATED),
            options -> new NonSaturatingLoss(options.number(SMOOTHING_REAL), options.number(SMOOTHING_GENERATED)));

    @Override
    public NDArray onReal(NDArray scores) {
        return crossEntropy(scores, 1 - smoothingReal);
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return crossEntropy(scores, smoothingGenerated);
    }

    @Override
    public NDArray generator(NDArray scores) {
        return crossEntropy(scores, 1 - smoothingReal);
    }

    @Override
    public NDArray realness(NDArray scores) {
        return Activation.sigmoid(scores);
    }

    /** {@code B(l, t)}, as {@code softplus(l) - t l}, which is the same. */
    private static NDArray crossEntropy(NDArray l, double t) {
        return softPlus(l).sub(l.mul(t));
    }
}
