package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.softPlus;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Optional;

/**
 * The logistic loss on logits l: real {@code softplus(-l)}; generated {@code softplus(l)}; generator {@code softplus(-l)}.
 *
 * <p>Source: released code of the StyleGAN line, which writes the non-saturating loss this way: equal to {@link
 * NonSaturatingLoss} without smoothing. Scores: logits. Deviations: none.
 */
public record LogisticLoss() implements AdversarialLoss {
    static final LossType TYPE = new LossType("logistic", List.of(), options -> new LogisticLoss());

    @Override
    public NDArray onReal(NDArray scores) {
        return softPlus(scores.neg());
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return softPlus(scores);
    }

    @Override
    public NDArray generator(NDArray scores) {
        return softPlus(scores.neg());
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.of(Activation.sigmoid(scores));
    }
}
