package io.ganymede.trainer.training;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.trainer.condition.ConditionReport;

/** Who watches a training; called on the training thread, so that a slow listener slows the training. */
public interface TrainingListener {
    /** Before the first step of a run: what the source of conditions found in the data, if it looks for anything. */
    default void onConditions(ConditionReport report) {}

    /** After every step. */
    default void onStep(StepReport report) {}

    /** When something begins to go wrong, or is found to be wrong before the first step; training goes on unless it throws. */
    default void onAlarm(Alarm alarm) {}

    /**
     * At a checkpoint.
     *
     * @param state to be read now and not kept
     * @param last whether no step follows in this run
     */
    default void onCheckpoint(GanState state, boolean last) {}

    /** Asked before every step; true ends the run with a checkpoint. */
    default boolean stopRequested() {
        return false;
    }
}
