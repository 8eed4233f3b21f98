package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.engine.DjlNetwork;

/**
 * Stops a training whose numbers are lost, with reason NonFiniteLoss; the listener hears of it before.
 *
 * @param listener who hears of it
 */
record FiniteCheck(TrainingListener listener) {
    static final String CODE = "non-finite";

    private static final String ADVICE = "lower the learning rate or go back to the last checkpoint";

    /** Lets finite losses pass. */
    void losses(StepReport report) {
        report.losses().forEach((network, loss) -> {
            if (!Double.isFinite(loss)) {
                stop(
                        report.step(),
                        "loss." + network,
                        "loss of network '" + network + "' is not finite at step " + report.step() + ": got " + loss);
            }
        });
    }

    /**
     * Lets a network pass whose parameters and buffers are finite. A loss is computed before its update: weights can be lost
     * where the loss still was a number.
     */
    void weights(long step, String network, DjlNetwork weights) {
        weights.parameters().forEach((name, parameter) -> {
            try (NDArray sum = parameter.sum()) { // NaN and infinity survive a sum
                if (!Float.isFinite(sum.getFloat())) {
                    stop(
                            step,
                            "weights." + network,
                            "parameter '" + name + "' of network '" + network + "' is not finite after step " + step);
                }
            }
        });
    }

    /** Tells of a failure for the same reason that was found elsewhere. */
    void heard(long step, PlatformException failure) {
        if (failure.reason() == Reason.NON_FINITE_LOSS) {
            tell(step, "gradients", String.valueOf(failure.getMessage()));
        }
    }

    private void stop(long step, String signal, String message) {
        tell(step, signal, message);
        throw new PlatformException(Reason.NON_FINITE_LOSS, message + "; " + ADVICE);
    }

    private void tell(long step, String signal, String message) {
        listener.onAlarm(new Alarm(CODE, AlarmSeverity.CRITICAL, step, signal, null, null, message, ADVICE));
    }
}
