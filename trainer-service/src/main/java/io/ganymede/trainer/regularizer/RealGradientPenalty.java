package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.engine.InputGradient;

/**
 * R1: {@code gamma / 2 E[|grad_x D(x)|^2]} on real images. Source: Mescheder et al. 2018, arXiv 1801.04406, equation 9.
 *
 * <p>Lazily: only in every k-th update, multiplied by k, which leaves its mean pull as it is. Source: Karras et al. 2019, arXiv
 * 1912.04958, appendix B; deviation: the optimiser's settings are not changed with k.
 *
 * @param gamma above 0
 * @param everyUpdates k, at least 1; 16 in StyleGAN2
 */
public record RealGradientPenalty(double gamma, int everyUpdates) {
    public RealGradientPenalty {
        require(
                gamma > 0 && !Double.isInfinite(gamma),
                "gamma of R1 is out of range: got " + gamma + ", expected above 0");
        require(everyUpdates >= 1, "interval of R1 is out of range: got " + everyUpdates + ", expected at least 1");
    }

    /** Whether the penalty is due in an update counted from 0. */
    public boolean due(long update) {
        return update % everyUpdates == 0;
    }

    /**
     * The penalty of an update in which it is due, a scalar to be added to the discriminator's loss.
     *
     * @param real x [N, ...] float32
     */
    public NDArray of(InputGradient gradient, Critic critic, NDArray real) {
        return InputSlopes.squared(gradient, critic, real).mean().mul((float) (gamma / 2 * everyUpdates));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_SPEC, message);
        }
    }
}
