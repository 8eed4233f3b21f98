package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Adam: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code w = w - rate sqrt(1 - b2^t) / (1 - b1^t) m /
 * (sqrt(v) + epsilon)}. Source: Kingma and Ba 2014, arXiv 1412.6980, the form with the folded bias correction at the end of
 * section 2. Epsilon is 1e-8. State: {@code first} (m) and {@code second} (v).
 */
public final class AdamOptimizer extends SlotOptimizer {
    private static final float EPSILON = 1e-8f;
    private static final float UNCLIPPED = -1;

    private final double beta1;
    private final double beta2;

    /** An optimiser at rest for the trainable parameters of a network. */
    public AdamOptimizer(NDManager parent, DjlNetwork network, double beta1, double beta2) {
        super(parent, network, "first", "second");
        this.beta1 = beta1;
        this.beta2 = beta2;
    }

    @Override
    public void update(double learningRate) {
        double power = (double) next();
        double correction = Math.sqrt(1 - Math.pow(beta2, power)) / (1 - Math.pow(beta1, power));
        float corrected = (float) (learningRate * correction);
        forEach((weight, gradient, own) -> JniUtils.adamUpdate(
                (PtNDArray) weight,
                (PtNDArray) gradient,
                (PtNDArray) own.get(0),
                (PtNDArray) own.get(1),
                (float) learningRate,
                corrected,
                0,
                1,
                UNCLIPPED,
                (float) beta1,
                (float) beta2,
                EPSILON,
                false));
    }
}
