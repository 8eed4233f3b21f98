package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import java.util.Collection;

/**
 * How large the gradients are that a network collected; for whoever watches, between the backward pass and the update. Nothing
 * of it is recorded or kept, and a few numbers leave the device.
 */
public final class GradientNorms {
    private GradientNorms() {}

    /** The L2 norm of all gradients of a network taken together. */
    public static double of(DjlNetwork network) {
        return of(network, network.trainable().keySet());
    }

    /**
     * The L2 norm of the gradients of some parameters taken together; infinite from about 1e19, where squares leave float32, and
     * no number when one of them is none.
     *
     * @param parameters names of parameters that require gradients; one that no loss led to counts as 0
     */
    public static double of(DjlNetwork network, Collection<String> parameters) {
        double[] squares = new double[1];
        Gradients.unrecorded(() -> {
            for (String name : parameters) {
                try (NDArray gradient = network.parameter(name).getGradient();
                        NDArray norm = gradient.norm()) {
                    double each = norm.getFloat();
                    squares[0] += each * each;
                }
            }
        });
        return Math.sqrt(squares[0]);
    }
}
