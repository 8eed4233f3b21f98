package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.engine.InputGradient;
import java.util.Arrays;

/**
 * The gradient penalty of WGAN-GP: {@code lambda E[(|grad_x^ D(x^)|_2 - 1)^2]} at {@code x^ = epsilon x + (1 - epsilon) G(z)},
 * epsilon uniform in [0, 1) for each sample.
 *
 * <p>Source: Gulrajani et al. 2017, arXiv 1704.00028, equation 3 and algorithm 1. Images [N, ...] float32; a critic without
 * batch norm, whose samples would depend on each other. Deviation: {@value #ROOT_FLOOR} below the root, where a gradient of 0
 * has no slope of its own; far below the resolution of a norm near 1.
 *
 * @param weight lambda, above 0; 10 in the paper
 */
public record GradientPenalty(double weight) {
    private static final double ROOT_FLOOR = 1e-12;

    public GradientPenalty {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "weight of the gradient penalty is out of range: got " + weight + ", expected above 0");
        }
    }

    /**
     * The penalty, a scalar to be added to the discriminator's loss. Epsilon comes from the engine's random numbers.
     *
     * @param real x [N, ...]
     * @param generated G(z), of the same shape; a constant for the penalty
     */
    public NDArray of(InputGradient gradient, Critic critic, NDArray real, NDArray generated) {
        if (!real.getShape().equals(generated.getShape())) {
            throw new IllegalArgumentException("real and generated images cannot be mixed: got " + real.getShape()
                    + " and " + generated.getShape());
        }
        long[] perSample = new long[real.getShape().dimension()];
        Arrays.fill(perSample, 1);
        perSample[0] = real.getShape().get(0);
        NDArray epsilon = real.getManager().randomUniform(0, 1, new Shape(perSample), DataType.FLOAT32);
        NDArray constant = generated.stopGradient();
        return at(gradient, critic, constant.add(epsilon.mul(real.sub(constant))));
    }

    /** The penalty at given points x^. */
    NDArray at(InputGradient gradient, Critic critic, NDArray points) {
        NDArray norms =
                InputSlopes.squared(gradient, critic, points).add(ROOT_FLOOR).sqrt();
        return norms.sub(1).square().mean().mul((float) weight);
    }
}
