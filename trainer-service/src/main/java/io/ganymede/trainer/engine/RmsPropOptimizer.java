package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * RMSprop: {@code s = rho s + (1 - rho) g^2}, {@code w = w - rate g / (sqrt(s) + epsilon)}. Source: Tieleman and Hinton 2012,
 * Coursera, "Neural networks for machine learning", lecture 6e, in the form of Keras 2, which is PyTorch's too: epsilon outside
 * of the root (TensorFlow 1 has it inside), neither centred nor with momentum. Keras' {@code decay} is a learning-rate
 * schedule. State: {@code mean-square} (s).
 */
public final class RmsPropOptimizer extends SlotOptimizer {
    private final double rho;
    private final double epsilon;

    /**
     * An optimiser at rest for the trainable parameters of a network.
     *
     * @param rho share of the mean square that an update keeps, in [0, 1); 0.9 in Keras, 0.99 in PyTorch
     * @param epsilon above 0; 1e-7 in Keras, 1e-8 in PyTorch
     */
    public RmsPropOptimizer(NDManager parent, DjlNetwork network, double rho, double epsilon) {
        super(parent, network, "mean-square");
        this.rho = rho;
        this.epsilon = epsilon;
    }

    @Override
    public void update(double learningRate) {
        next();
        forEach((weight, gradient, own) -> move(weight, gradient, own, (float) learningRate));
    }

    private void move(NDArray weight, NDArray gradient, List<NDArray> own, float rate) {
        NDArray meanSquare = own.get(0);
        try (NDArray square = gradient.square()) {
            meanSquare.muli((float) rho).addi(square.muli((float) (1 - rho)));
        }
        try (NDArray root = meanSquare.sqrt()) {
            weight.subi(gradient.muli(rate).divi(root.addi((float) epsilon)));
        }
    }
}
