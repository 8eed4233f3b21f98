package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.LabelObedience;
import io.ganymede.common.job.Signals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All rules of a training with what they remember. It is part of a checkpoint: a resumed run raises the alarms that it would
 * have raised without a pause.
 *
 * @param collapse inside a condition
 * @param discriminatorWins over the generator
 * @param featureExplosion of the norm of D's features
 * @param labelExplosion of the gradient of D's class layer
 * @param labelsIgnored by the generator
 */
public record AlarmState(
        CollapseRule collapse,
        DiscriminatorWinsRule discriminatorWins,
        ExplosionRule featureExplosion,
        ExplosionRule labelExplosion,
        LabelsIgnoredRule labelsIgnored) {

    /** Before the first step. */
    public static AlarmState initial() {
        return new AlarmState(
                CollapseRule.initial(),
                DiscriminatorWinsRule.initial(),
                ExplosionRule.initial(Signals.FEATURE_NORM),
                ExplosionRule.initial(Signals.LABEL_GRADIENT),
                LabelsIgnoredRule.initial());
    }

    /**
     * The state after an observation, and what begins with it.
     *
     * @param state what the rules remember from now on
     * @param alarms that begin, mostly none
     */
    public record Outcome(AlarmState state, List<Alarm> alarms) {
        public Outcome {
            alarms = List.copyOf(alarms);
        }
    }

    /** Shows an observation to all rules. */
    public Outcome observe(Observation observation, AlarmThresholds thresholds, LabelObedience obedience) {
        var first = collapse.observe(observation, thresholds);
        var second = discriminatorWins.observe(observation, thresholds);
        var third = featureExplosion.observe(observation, thresholds);
        var fourth = labelExplosion.observe(observation, thresholds);
        var fifth = labelsIgnored.observe(observation, thresholds, obedience);
        return new Outcome(
                new AlarmState(first.rule(), second.rule(), third.rule(), fourth.rule(), fifth.rule()),
                Stream.of(first.alarm(), second.alarm(), third.alarm(), fourth.alarm(), fifth.alarm())
                        .filter(Objects::nonNull)
                        .toList());
    }
}
