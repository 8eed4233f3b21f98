package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Stochastic gradient descent with momentum: {@code d = g + decay w}, {@code v = mu v + d}, {@code w = w - rate v}, or with
 * Nesterov's look ahead {@code w = w - rate (d + mu v)}. Source: Sutskever et al. 2013, "On the importance of initialization and
 * momentum in deep learning", section 2, in the form of PyTorch and TensorFlow: the rate stands outside of v, so that a new rate
 * acts on all of it. State: {@code velocity} (v).
 */
public final class SgdOptimizer extends SlotOptimizer {
    private final MomentumRamp ramp;
    private final boolean nesterov;
    private final double weightDecay;

    /**
     * An optimiser at rest for the trainable parameters of a network.
     *
     * @param ramp mu
     * @param nesterov whether to look ahead
     * @param weightDecay share of every weight that is added to its gradient, at least 0
     */
    public SgdOptimizer(NDManager parent, DjlNetwork network, MomentumRamp ramp, boolean nesterov, double weightDecay) {
        super(parent, network, "velocity");
        this.ramp = ramp;
        this.nesterov = nesterov;
        this.weightDecay = weightDecay;
    }

    @Override
    public void update(double learningRate) {
        float momentum = (float) ramp.momentum(next() - 1);
        forEach((weight, gradient, own) -> {
            NDArray velocity = own.get(0);
            if (weightDecay > 0) {
                addScaled(gradient, weight, (float) weightDecay);
            }
            velocity.muli(momentum).addi(gradient);
            if (nesterov) {
                addScaled(gradient, velocity, momentum);
            }
            addScaled(weight, nesterov ? gradient : velocity, (float) -learningRate);
        });
    }

    private static void addScaled(NDArray target, NDArray added, float factor) {
        try (NDArray share = added.mul(factor)) {
            target.addi(share);
        }
    }
}
