package io.ganymede.evaluator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a metric found.
 *
 * @param values scores by name, finite; one of them has the metric's id
 * @param perClass scores of each class by name, in order of the label; may be empty
 * @param details the terms behind the scores, for the report
 */
public record MetricOutcome(Map<String, Double> values, Map<String, List<Double>> perClass, JsonNode details) {

    /** Copies the maps, and checks that every score is a finite number. */
    public MetricOutcome {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        perClass = Collections.unmodifiableMap(new TreeMap<>(perClass));
        values.forEach((name, value) -> requireFinite(name, List.of(value)));
        perClass.forEach(MetricOutcome::requireFinite);
    }

    /** An outcome whose details are a record. */
    public static MetricOutcome of(Map<String, Double> values, Map<String, List<Double>> perClass, Object details) {
        // Through bytes: a tree made from a record differs from the same tree read from a file (long and int nodes).
        return new MetricOutcome(values, perClass, Json.parse("details", Json.bytes(details)));
    }

    private static void requireFinite(String name, Collection<Double> values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new PlatformException(
                        Reason.INTERNAL, "metric '" + name + "' is not finite: got " + value + ", expected a number");
            }
        }
    }
}
