package io.ganymede.trainer.watch;

/**
 * How closely a training is watched.
 *
 * @param everySteps distance in steps between looks at the diversity; 0 for none
 * @param pairs of images that are generated for each condition in a look, when conditions are few
 * @param thresholds when alarms are raised
 */
public record WatchSettings(long everySteps, int pairs, AlarmThresholds thresholds) {
    /** A look takes less than a hundredth of the time between two. */
    public static final WatchSettings DEFAULT = new WatchSettings(250, 8, AlarmThresholds.DEFAULT);

    public WatchSettings {
        if (everySteps < 0 || pairs < 1) {
            throw new IllegalArgumentException("a look every " + everySteps + " steps at " + pairs
                    + " pairs is none: expected 0 or more, 1 or more");
        }
    }

    /** Whether diversity is looked at after a step. */
    public boolean isLook(long step) {
        return everySteps > 0 && step % everySteps == 0;
    }
}
