package io.ganymede.evaluator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.json.Json;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a metric found.
 *
 * @param values scores by name, finite; one of them has the metric's id
 * @param standardErrors of the scores that have one, by name, finite
 * @param perClass scores of each class by name, in order of the label; may be empty
 * @param details the terms behind the scores, for the report
 * @param samples scores with what comparisons with others need, by name
 */
public record MetricOutcome(
        Map<String, Double> values,
        Map<String, Double> standardErrors,
        Map<String, List<Double>> perClass,
        JsonNode details,
        Map<String, ScoreSample> samples) {

    /** Copies the maps, and checks that every score is a finite number. */
    public MetricOutcome {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        standardErrors = Collections.unmodifiableMap(new TreeMap<>(standardErrors));
        samples = Collections.unmodifiableMap(new TreeMap<>(samples));
        perClass = Collections.unmodifiableMap(new TreeMap<>(perClass));
        standardErrors.forEach((name, value) -> requireFinite("standard error of " + name, List.of(value)));
        values.forEach((name, value) -> requireFinite(name, List.of(value)));
        perClass.forEach(MetricOutcome::requireFinite);
    }

    /** An outcome whose details are a record. */
    public static MetricOutcome of(Map<String, Double> values, Map<String, List<Double>> perClass, Object details) {
        // Through bytes: a tree made from a record differs from the same tree read from a file (long and int nodes).
        return new MetricOutcome(values, Map.of(), perClass, Json.parse("details", Json.bytes(details)), Map.of());
    }

    /** The same with the standard error of a score. */
    MetricOutcome withError(String score, double error) {
        Map<String, Double> errors = new TreeMap<>(standardErrors);
        errors.put(score, error);
        return new MetricOutcome(values, errors, perClass, details, samples);
    }

    /** The same with the deviations of a score, and the standard error that follows from them. */
    MetricOutcome withSample(String score, ScoreSample sample) {
        Map<String, ScoreSample> all = new TreeMap<>(samples);
        all.put(score, sample);
        return new MetricOutcome(values, standardErrors, perClass, details, all)
                .withError(score, sample.standardError());
    }

    /** As {@link #withSample}, with the influence of each generated image. */
    MetricOutcome withInfluence(String score, double... influences) {
        return withSample(
                score,
                new ScoreSample(
                        Objects.requireNonNull(values.get(score), score), ScoreSample.Kind.INFLUENCE, influences));
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
