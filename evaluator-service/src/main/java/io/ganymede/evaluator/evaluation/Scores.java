package io.ganymede.evaluator.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
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
 */
record Scores(Map<String, Double> values, Map<String, List<Double>> perClass, Map<String, JsonNode> details) {

    static Scores measure(List<Metric> metrics, EvaluationInput input, Stopwatch stopwatch) {
        Map<String, Double> values = new TreeMap<>();
        Map<String, List<Double>> perClass = new TreeMap<>();
        Map<String, JsonNode> details = new TreeMap<>();
        for (Metric metric : metrics) {
            MetricOutcome outcome = stopwatch.time(metric.id(), () -> metric.measure(input));
            values.putAll(outcome.values());
            perClass.putAll(outcome.perClass());
            details.put(metric.id(), outcome.details());
        }
        return new Scores(values, perClass, details);
    }
}
