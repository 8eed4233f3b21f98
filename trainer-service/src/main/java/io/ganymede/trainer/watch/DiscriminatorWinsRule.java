package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.job.Signals;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The discriminator wins: for {@link AlarmThresholds#realnessSteps} steps it has told real from generated images so surely that
 * the generator learns little. Steps without the two probabilities do not interrupt the row.
 *
 * @param since first step of the present row; 0 for none
 * @param raised whether this row has had its alarm
 */
record DiscriminatorWinsRule(long since, boolean raised) {
    static final String CODE = "discriminator-wins";

    private static final String ADVICE =
            "lower the discriminator's learning rate or its steps, or hold it back by spectral norm, noise on its images or"
                    + " smoothed labels";

    static DiscriminatorWinsRule initial() {
        return new DiscriminatorWinsRule(0, false);
    }

    Verdict<DiscriminatorWinsRule> observe(Observation observation, AlarmThresholds thresholds) {
        OptionalDouble real = observation.signal(Signals.REALNESS_REAL);
        OptionalDouble generated = observation.signal(Signals.REALNESS_GENERATED);
        if (real.isEmpty() || generated.isEmpty()) {
            return Verdict.quiet(this);
        }
        double gap = real.getAsDouble() - generated.getAsDouble();
        if (!(gap > thresholds.realnessGap())) {
            return Verdict.quiet(initial());
        }
        long first = since == 0 ? observation.step() : since;
        boolean won = observation.step() - first + 1 >= thresholds.realnessSteps();
        DiscriminatorWinsRule next = new DiscriminatorWinsRule(first, won);
        return won && !raised
                ? new Verdict<>(next, alarm(observation.step(), gap, first, thresholds))
                : Verdict.quiet(next);
    }

    private static Alarm alarm(long step, double gap, long first, AlarmThresholds thresholds) {
        return new Alarm(
                CODE,
                AlarmSeverity.WARNING,
                step,
                Signals.REALNESS_REAL + " - " + Signals.REALNESS_GENERATED,
                gap,
                thresholds.realnessGap(),
                String.format(
                        Locale.ROOT,
                        "the discriminator has known real from generated images all but surely since step %d: its probabilities"
                                + " lie %.3f apart",
                        first,
                        gap),
                ADVICE);
    }
}
