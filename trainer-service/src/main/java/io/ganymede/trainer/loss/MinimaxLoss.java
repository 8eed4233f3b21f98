package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.option.Options;
import java.util.Optional;

/**
 * The original GAN game on logits l, {@code min_G max_D E[log D(x)] + E[log(1 - D(G(z)))]}; B is the cross-entropy of a logit
 * and a target:
 *
 * <p>real {@code B(l, 1 - lambda_2)}; generated {@code B(l, 0)}; generator {@code log(1 - D) = -softplus(l)}, which saturates
 * where D is sure of itself.
 *
 * <p>Source: Goodfellow et al. 2014, arXiv 1406.2661, equation 1 and algorithm 1. Real targets can be smoothed; generated ones
 * (lambda_1 > 0) cannot: with them {@code -dL_G/dl = D_r - lambda_1} pushes the score further down below lambda_1, and vanishes
 * there (Zhou et al. 2017, arXiv 1703.02000, equations 26 and 27). Scores: logits. Deviations: none.
 *
 * @param smoothingReal lambda_2 in [0, 0.5)
 */
public record MinimaxLoss(double smoothingReal) implements AdversarialLoss {
    static final LossType TYPE = new LossType("minimax", LabelSmoothing.OPTIONS, MinimaxLoss::of);

    private static MinimaxLoss of(Options options) {
        LabelSmoothing smoothing = LabelSmoothing.of(options);
        if (smoothing.generated() > 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "loss 'minimax' cannot smooth generated images' targets: got smoothingGenerated "
                            + smoothing.generated()
                            + ", expected 0; the generator's slope D_r - lambda1 would push scores"
                            + " further down once D_r < lambda1 (AM-GAN, equation 27); known loss that can:"
                            + " non-saturating");
        }
        return new MinimaxLoss(smoothing.real());
    }

    @Override
    public NDArray onReal(NDArray scores) {
        return BinaryCrossEntropy.of(scores, 1 - smoothingReal);
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return softPlus(scores);
    }

    @Override
    public NDArray generator(NDArray scores) {
        return softPlus(scores).neg();
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.of(Activation.sigmoid(scores));
    }
}
