package io.ganymede.evaluator.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Metric;
import io.ganymede.evaluator.suite.MetricOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcomes of all metrics together.
 *
 * @param values scores by name
 * @param perClass scores of each class by name, in order of the label
 * @param details terms by metric
 * @param standardErrors of the scores that have one, by name
 * @param samples of the scores that can be compared in pairs, by name
 */
record Scores(
        Map<String, Double> values,
        Map<String, List<Double>> perClass,
        Map<String, JsonNode> details,
        Map<String, Double> standardErrors,
        Map<String, ScoreSample> samples) {

    static Scores measure(List<Metric> metrics, EvaluationInput input, Stopwatch stopwatch) {
        Map<String, Double> values = new TreeMap<>();
        Map<String, List<Double>> perClass = new TreeMap<>();
        Map<String, JsonNode> details = new TreeMap<>();
        Map<String, Double> standardErrors = new TreeMap<>();
        Map<String, ScoreSample> samples = new TreeMap<>();
        for (Metric metric : metrics) {
            MetricOutcome outcome = stopwatch.time(metric.id(), () -> metric.measure(input));
            values.putAll(outcome.values());
            perClass.putAll(outcome.perClass());
            details.put(metric.id(), outcome.details());
            standardErrors.putAll(outcome.standardErrors());
            samples.putAll(outcome.samples());
        }
        return new Scores(values, perClass, details, standardErrors, samples);
    }

    /** The same with another score. */
    Scores with(String name, double value) {
        Map<String, Double> all = new TreeMap<>(values);
        all.put(name, value);
        return new Scores(all, perClass, details, standardErrors, samples);
    }

    /** The same with how much the images follow their latents. */
    Scores with(LatentSensitivity.Result sensitivity) {
        Map<String, JsonNode> allDetails = new TreeMap<>(details);
        // Through bytes: a tree made from a record differs from the same tree read from a file.
        allDetails.put(LatentSensitivity.ID, Json.parse("details", Json.bytes(sensitivity)));
        Map<String, Double> errors = new TreeMap<>(standardErrors);
        errors.put(LatentSensitivity.ID, sensitivity.standardError());
        Map<String, Double> all = new TreeMap<>(values);
        all.put(LatentSensitivity.ID, sensitivity.value());
        return new Scores(all, perClass, allDetails, errors, samples);
    }
}
