package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.LabelObedience;
import io.ganymede.common.job.Signals;
import java.util.OptionalDouble;

/**
 * Labels are ignored: D's own class head, where there is one, does not recognise generated images as what they were made for.
 * Batches are small, so a running mean is held against the limit; the alarm has ended when that is a third above it.
 *
 * @param mean running mean of the accuracy
 * @param count values in it
 * @param raised whether the alarm lasts
 */
record LabelsIgnoredRule(double mean, long count, boolean raised) {
    private static final double RECOVERY = 4.0 / 3;

    static LabelsIgnoredRule initial() {
        return new LabelsIgnoredRule(0, 0, false);
    }

    /** The mean is that of all values first, and forgets older ones slowly when there are {@link AlarmThresholds#obedienceValues}. */
    Verdict<LabelsIgnoredRule> observe(Observation observation, AlarmThresholds thresholds, LabelObedience obedience) {
        OptionalDouble accuracy = observation.signal(Signals.LABEL_ACCURACY);
        if (accuracy.isEmpty() || !Double.isFinite(accuracy.getAsDouble())) {
            return Verdict.quiet(this);
        }
        long values = count + 1;
        double share = 1.0 / Math.min(values, thresholds.obedienceValues());
        double now = mean + share * (accuracy.getAsDouble() - mean);
        boolean ignored = obedience.ignored(observation.step(), now);
        boolean lasts = raised && now < Math.min(1, RECOVERY * obedience.threshold());
        LabelsIgnoredRule next = new LabelsIgnoredRule(now, values, ignored || lasts);
        return ignored && !raised
                ? new Verdict<>(
                        next,
                        obedience
                                .alarm(observation.step(), Signals.LABEL_ACCURACY, now)
                                .orElseThrow())
                : Verdict.quiet(next);
    }
}
