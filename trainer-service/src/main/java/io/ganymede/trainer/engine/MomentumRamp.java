package io.ganymede.trainer.engine;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * A momentum that changes in a line and then stays. Source: the published configuration of Goodfellow et al. 2014, arXiv
 * 1406.2661: from 0.5 to 0.7 over the first 250 epochs; there it changes with the epoch, here with the update.
 *
 * @param start momentum of the first update, in [0, 1)
 * @param end momentum after the ramp, in [0, 1)
 * @param updates length of the ramp, at least 0
 */
public record MomentumRamp(double start, double end, long updates) {
    public MomentumRamp {
        require("start of the momentum", start);
        require("end of the momentum", end);
        if (updates < 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "ramp of the momentum is out of range: got " + updates + ", expected at least 0");
        }
    }

    /** The same momentum in all updates. */
    public static MomentumRamp constant(double momentum) {
        return new MomentumRamp(momentum, momentum, 0);
    }

    /** The momentum of an update counted from 0. */
    double momentum(long update) {
        return update >= updates ? end : start + (end - start) * update / updates;
    }

    private static void require(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC, what + " is out of range: got " + value + ", expected [0, 1)");
        }
    }
}
