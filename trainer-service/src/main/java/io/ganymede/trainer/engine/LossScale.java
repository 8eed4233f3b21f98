package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * Dynamic loss scaling: a loss is multiplied before the backward pass, so that small gradients survive in float16, and the
 * gradients are divided before the update. The factor starts at 65536, is halved when a gradient is not finite, whose update is
 * left out, and doubled after 2000 good updates in a row. Source: Micikevicius et al. 2017, arXiv 1710.03740, section 3.2; the
 * numbers are those of {@code torch.amp.GradScaler}. All factors are powers of two: scaling does not round.
 *
 * <p>One for each optimiser. A checkpoint needs {@link #factor} and {@link #goodUpdates}. Not thread-safe.
 */
public final class LossScale {
    private static final double FIRST = 65536;
    private static final long GOOD_UPDATES = 2000;

    private final boolean dynamic;
    private double factor;
    private long goodUpdates;

    private LossScale(boolean dynamic, double factor) {
        this.dynamic = dynamic;
        this.factor = factor;
    }

    /** The scaling that a precision needs: dynamic for float16, none for the others. */
    public static LossScale of(Precision precision) {
        return precision == Precision.FLOAT16 ? new LossScale(true, FIRST) : new LossScale(false, 1);
    }

    /** What the next loss is multiplied with, at least 1. */
    public double factor() {
        return factor;
    }

    /** Good updates in a row, below 2000. */
    public long goodUpdates() {
        return goodUpdates;
    }

    /** Continues from a checkpoint. */
    public void restore(double factor, long goodUpdates) {
        if (dynamic) {
            this.factor = factor;
            this.goodUpdates = goodUpdates;
        }
    }

    /** The loss to start the backward pass from. */
    public NDArray scaled(NDArray loss) {
        return dynamic ? loss.mul((float) factor) : loss;
    }

    /**
     * Divides the collected gradients of a network; after its last backward pass and before its update.
     *
     * @return whether to update; if not, the gradients are cleared
     * @throws PlatformException with reason NonFiniteLoss when gradients are not finite even without scaling
     */
    public boolean release(DjlNetwork network) {
        if (!dynamic) {
            return true;
        }
        float share = (float) (1 / factor);
        boolean finite = Double.isFinite(GradientNorms.of(network));
        Gradients.unrecorded(() -> {
            for (NDArray weight : network.trainable().values()) {
                if (finite) {
                    divide(weight, share);
                } else {
                    JniUtils.zeroGrad((PtNDArray) weight);
                }
            }
        });
        adapt(finite, network.description().name());
        return finite;
    }

    private static void divide(NDArray weight, float share) {
        try (NDArray gradient = weight.getGradient()) {
            gradient.muli(share);
        }
    }

    /** The rule on numbers alone. */
    void adapt(boolean finite, String network) {
        if (!finite) {
            if (factor <= 1) {
                throw new PlatformException(
                        Reason.NON_FINITE_LOSS,
                        "gradients of network '" + network + "' are not finite at loss scale " + factor
                                + "; lower the learning rate or use precision bfloat16 or float32");
            }
            factor /= 2;
            goodUpdates = 0;
        } else if (++goodUpdates == GOOD_UPDATES) {
            factor *= 2;
            goodUpdates = 0;
        }
    }
}
