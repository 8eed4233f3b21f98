package io.ganymede.trainer.loss;

import static ai.djl.nn.Activation.relu;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The hinge loss: real {@code max(0, 1 - s)}; generated {@code max(0, 1 + s)}; generator {@code -s}.
 *
 * <p>Sources: Lim and Ye 2017, arXiv 1705.02894; Miyato et al. 2018, arXiv 1802.05957, and released code of the BigGAN line;
 * equation numbers are left out because neither paper was at hand. Scores: unbounded. Realness: where the score lies between the
 * margins -1 and 1. Deviations: none.
 */
public record HingeLoss() implements AdversarialLoss {
    static final LossType TYPE = new LossType("hinge", List.of(), options -> new HingeLoss());

    @Override
    public NDArray onReal(NDArray scores) {
        return relu(scores.neg().add(1));
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return relu(scores.add(1));
    }

    @Override
    public NDArray generator(NDArray scores) {
        return scores.neg();
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.of(scores.add(1).div(2).clip(0, 1));
    }
}
