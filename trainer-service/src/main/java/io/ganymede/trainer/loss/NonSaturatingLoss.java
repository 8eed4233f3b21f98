package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Optional;

/**
 * The non-saturating GAN loss on logits l, with label smoothing; B is the cross-entropy of a logit and a target:
 *
 * <p>real {@code B(l, 1 - lambda_2)}; generated {@code B(l, lambda_1)}; generator {@code B(l, 1 - lambda_2)}.
 *
 * <p>Sources: Goodfellow et al. 2014, arXiv 1406.2661, section 3 (the generator maximises log D); Zhou et al. 2017, arXiv
 * 1703.02000, equation 1, and with smoothing equations 24 and 28: {@code -dL_G/dl = (1 - lambda) - D_r} (29) always pulls
 * towards the target (30), so both sides can be smoothed, the generator's target too. Scores: logits. Deviations: none.
 *
 * @param smoothing lambda_2 and lambda_1
 */
public record NonSaturatingLoss(LabelSmoothing smoothing) implements AdversarialLoss {
    static final LossType TYPE = new LossType(
            "non-saturating", LabelSmoothing.OPTIONS, options -> new NonSaturatingLoss(LabelSmoothing.of(options)));

    @Override
    public NDArray onReal(NDArray scores) {
        return BinaryCrossEntropy.of(scores, smoothing.realTarget());
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return BinaryCrossEntropy.of(scores, smoothing.generatedTarget());
    }

    @Override
    public NDArray generator(NDArray scores) {
        return BinaryCrossEntropy.of(scores, smoothing.realTarget());
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.of(Activation.sigmoid(scores));
    }
}
