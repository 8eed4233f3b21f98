package io.ganymede.trainer.training;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one step came to.
 *
 * @param step number of the step, from 1
 * @param losses loss of each network, by name
 * @param images real images that were looked at
 * @param seconds how long the step took
 */
public record StepReport(long step, Map<String, Double> losses, int images, double seconds) {
    public StepReport {
        losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    }

    /** Stops a job whose losses left the numbers, with reason NonFiniteLoss. */
    void requireFinite() {
        losses.forEach((network, loss) -> {
            if (!Double.isFinite(loss)) {
                throw new PlatformException(
                        Reason.NON_FINITE_LOSS,
                        "loss of network '" + network + "' is not finite at step " + step + ": got " + loss
                                + "; lower the learning rate or go back to the last checkpoint");
            }
        });
    }
}
