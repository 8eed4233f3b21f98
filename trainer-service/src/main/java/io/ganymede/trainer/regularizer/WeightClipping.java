package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.Gradients;

/**
 * Weight clipping: {@code |w| <= c} for every trainable parameter of the critic, after each of its updates. Source: Arjovsky et
 * al. 2017, arXiv 1701.07875, algorithm 1.
 *
 * @param limit c, above 0; 0.01 in the paper
 */
public record WeightClipping(double limit) {
    public WeightClipping {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "limit of the weight clipping is out of range: got " + limit + ", expected above 0");
        }
    }

    /** Clips the weights in place, outside of any recording; a weight that is no number stays none. */
    public void apply(DjlNetwork network) {
        Gradients.unrecorded(() -> network.trainable().values().forEach(this::clip));
    }

    /** The engine's own call for it leaves the bounds behind, and there is none that copies one array into another. */
    private void clip(NDArray weight) {
        try (NDArray upper = weight.getManager().create((float) limit);
                NDArray lower = upper.neg();
                NDArray below = weight.minimum(upper);
                NDArray clipped = below.maximum(lower)) {
            weight.muli(0).addi(clipped);
        }
    }
}
