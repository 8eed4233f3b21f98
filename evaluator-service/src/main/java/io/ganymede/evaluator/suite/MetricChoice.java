package io.ganymede.evaluator.suite;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ScoreGroups;
import io.ganymede.common.naming.NearestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the metrics that a user names: by the name of a score, or by that of a group. */
public final class MetricChoice {
    private MetricChoice() {}

    /**
     * The metrics that have one of some names, in their order.
     *
     * @param names scores, or {@code all}, {@code prdc} (precision, recall, density, coverage) and {@code conditional} (those that
     *     are about classes); no group has metrics that must be named
     * @throws PlatformException with reason InvalidArgument for a name that there is not
     */
    public static List<Metric> of(List<Metric> metrics, List<String> names) {
        Map<String, Set<Metric>> known = new TreeMap<>();
        metrics.forEach(metric -> metric.scores().forEach(score -> known.put(score, Set.of(metric))));
        List<Metric> cheap =
                metrics.stream().filter(metric -> !metric.onlyByName()).toList();
        known.put(ScoreGroups.ALL, Set.copyOf(cheap));
        known.put(
                ScoreGroups.CONDITIONAL,
                cheap.stream().filter(Metric::needsClasses).collect(Collectors.toSet()));
        known.put(ScoreGroups.PRDC, known.getOrDefault("precision", Set.of()));
        Set<Metric> chosen = new LinkedHashSet<>();
        for (String name : names) {
            Set<Metric> found = known.get(name);
            if (found == null) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT, NearestName.unknown("metric", name, known.keySet()));
            }
            chosen.addAll(found);
        }
        return metrics.stream().filter(chosen::contains).toList();
    }
}
