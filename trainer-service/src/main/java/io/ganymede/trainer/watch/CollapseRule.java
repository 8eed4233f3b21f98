package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.job.Signals;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collapse inside a condition: images that are generated for it are nearly alike, {@link AlarmThresholds#diversityLooks} looks
 * in a row. One alarm tells of all conditions in which it begins.
 *
 * @param low looks in a row that found too little, for each condition with such
 */
record CollapseRule(SortedMap<String, Integer> low) {
    static final String CODE = "collapse";

    private static final int NAMES = 3;
    private static final String ADVICE =
            "lower the generator's learning rate or its weight of the class term, add noise to the discriminator's images, or"
                    + " train a method that collapses less, such as ac-gan-star-plus, projection or reacgan";

    CollapseRule {
        low = Collections.unmodifiableSortedMap(new TreeMap<>(low));
    }

    static CollapseRule initial() {
        return new CollapseRule(new TreeMap<>());
    }

    Verdict<CollapseRule> observe(Observation observation, AlarmThresholds thresholds) {
        if (observation.diversity().isEmpty() || observation.step() < thresholds.diversityFirstStep()) {
            return Verdict.quiet(this);
        }
        SortedMap<String, Integer> next = new TreeMap<>(low);
        SortedMap<String, Double> begun = new TreeMap<>();
        observation.diversity().forEach((name, ratio) -> {
            int before = low.getOrDefault(name, 0);
            boolean collapsed = before >= thresholds.diversityLooks();
            boolean enough = ratio >= (collapsed ? thresholds.diversityRecovered() : thresholds.diversity());
            if (enough) {
                next.remove(name);
            } else if (!collapsed) {
                next.put(name, before + 1);
                if (before + 1 == thresholds.diversityLooks()) {
                    begun.put(name, ratio);
                }
            }
        });
        return new Verdict<>(new CollapseRule(next), alarm(observation.step(), begun, thresholds));
    }

    private static @Nullable Alarm alarm(long step, SortedMap<String, Double> begun, AlarmThresholds thresholds) {
        if (begun.isEmpty()) {
            return null;
        }
        Map.Entry<String, Double> least =
                begun.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        return new Alarm(
                CODE,
                AlarmSeverity.WARNING,
                step,
                Signals.DIVERSITY_OF + least.getKey(),
                Alarm.finite(least.getValue()),
                thresholds.diversity(),
                String.format(
                        Locale.ROOT,
                        "images that are generated for %s are nearly alike: they differ by %.1f %% of what real ones do",
                        names(begun.keySet().stream().toList()),
                        100 * least.getValue()),
                ADVICE);
    }

    private static String names(List<String> conditions) {
        String named = String.join(", ", conditions.subList(0, Math.min(NAMES, conditions.size())));
        return conditions.size() <= NAMES ? named : named + " and " + (conditions.size() - NAMES) + " more";
    }
}
