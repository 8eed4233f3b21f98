package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Explosion: a norm is many times its running median, or has left the numbers. Large features and a large gradient of the class
 * layer are the early sign of a classifier loss that runs away. Source: Kang et al. 2021, "Rebooting ACGAN: Auxiliary Classifier
 * GANs with Stable Training", arXiv 2111.01118, section 3.2.
 *
 * @param signal norm that is watched
 * @param values of some steps, oldest first: what the median is taken of
 * @param taken step of the newest of them
 * @param last newest step with too large a value while the explosion lasts; 0 for none
 */
record ExplosionRule(String signal, List<Double> values, long taken, long last) {
    static final String CODE = "explosion";

    private static final String ADVICE =
            "lower the discriminator's learning rate, give it spectral norm, or normalise its features as reacgan does";

    ExplosionRule {
        values = List.copyOf(values);
    }

    static ExplosionRule initial(String signal) {
        return new ExplosionRule(signal, List.of(), 0, 0);
    }

    Verdict<ExplosionRule> observe(Observation observation, AlarmThresholds thresholds) {
        OptionalDouble found = observation.signal(signal);
        if (found.isEmpty()) {
            return Verdict.quiet(this);
        }
        long step = observation.step();
        double value = found.getAsDouble();
        double limit = values.size() < thresholds.medianLeast()
                ? Double.POSITIVE_INFINITY
                : Math.max(thresholds.explosionFloor(), thresholds.explosion() * median(values));
        boolean exploded = !Double.isFinite(value) || value > limit;
        boolean lasts = last > 0 && step - last <= thresholds.explosionCalmSteps();
        boolean take = Double.isFinite(value) && (values.isEmpty() || step - taken >= thresholds.medianSpacing());
        ExplosionRule next = new ExplosionRule(
                signal,
                take ? with(value, thresholds.medianValues()) : values,
                take ? step : taken,
                exploded ? step : lasts ? last : 0);
        return new Verdict<>(next, exploded && !lasts ? alarm(step, value, limit) : null);
    }

    private List<Double> with(double value, int most) {
        List<Double> more = new ArrayList<>(values);
        more.add(value);
        return more.size() > most ? more.subList(more.size() - most, more.size()) : more;
    }

    /** The middle value; of an even number the upper one. */
    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private Alarm alarm(long step, double value, double limit) {
        return new Alarm(
                CODE,
                AlarmSeverity.CRITICAL,
                step,
                signal,
                Alarm.finite(value),
                Alarm.finite(limit),
                String.format(Locale.ROOT, "%s explodes: got %.4g, expected at most %.4g", signal, value, limit),
                ADVICE);
    }
}
