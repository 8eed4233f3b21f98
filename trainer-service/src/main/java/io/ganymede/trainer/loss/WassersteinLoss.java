package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The Wasserstein loss of a critic: real {@code -s}; generated {@code s}; generator {@code -s}. The critic must be kept from
 * steep slopes, by weight clipping or a gradient penalty.
 *
 * <p>Sources: Arjovsky et al. 2017, arXiv 1701.07875, algorithm 1 (clipping); Gulrajani et al. 2017, arXiv 1704.00028 (gradient
 * penalty). Scores: unbounded, and only their differences mean anything, so there is no realness. Deviations: none.
 */
public record WassersteinLoss() implements AdversarialLoss {
    static final LossType TYPE = new LossType("wasserstein", List.of(), options -> new WassersteinLoss());

    @Override
    public NDArray onReal(NDArray scores) {
        return scores.neg();
    }

    @Override
    public NDArray onGenerated(NDArray scores) {
        return scores;
    }

    @Override
    public NDArray generator(NDArray scores) {
        return scores.neg();
    }

    @Override
    public Optional<NDArray> realness(NDArray scores) {
        return Optional.empty();
    }
}
