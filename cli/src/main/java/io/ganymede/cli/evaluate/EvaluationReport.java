package io.ganymede.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal shows of a report; the file has more.
 *
 * @param skipped why a metric was not computed, by its name
 * @param warnings what is to be kept in mind
 */
public record EvaluationReport(List<Metric> metrics, Map<String, String> skipped, List<String> warnings) {
    public EvaluationReport {
        metrics = List.copyOf(metrics);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
        warnings = List.copyOf(warnings);
    }

    /**
     * A number.
     *
     * @param value absent when the report has none that is finite
     * @param standardError absent where none is defined
     * @param interval lower and upper end; absent where none is defined
     */
    public record Metric(
            String name,
            @Nullable Double value,
            @Nullable Double standardError,
            @Nullable Interval interval) {}

    /** A range that holds the true value with the probability that the report names. */
    public record Interval(double low, double high) {}

    /**
     * Reads a report.
     *
     * @throws PlatformException with reason Internal when there is none, or it has no metrics
     */
    public static EvaluationReport read(Path file) {
        JsonNode report = parsed(file);
        JsonNode metrics = report.path("metrics");
        if (!metrics.isObject()) {
            throw new PlatformException(Reason.INTERNAL, "report '" + file + "' has no object 'metrics'");
        }
        List<Metric> numbers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : metrics.properties()) {
            JsonNode metric = entry.getValue();
            numbers.add(new Metric(
                    entry.getKey(),
                    number(metric.path("value")),
                    number(metric.path("standardError")),
                    interval(metric.path("interval"))));
        }
        Map<String, String> skipped = new LinkedHashMap<>();
        report.path("skipped").properties().forEach(entry -> skipped.put(entry.getKey(), reason(entry.getValue())));
        List<String> warnings = new ArrayList<>();
        report.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        return new EvaluationReport(numbers, skipped, warnings);
    }

    private static JsonNode parsed(Path file) {
        try {
            return Json.parse("report '" + file + "'", Files.readAllBytes(file));
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INTERNAL, "report '" + file + "' cannot be read, though the evaluator has finished", e);
        }
    }

    private static String reason(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("reason").asText(node.toString());
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }

    /** Two numbers, low and high. */
    private static @Nullable Interval interval(JsonNode node) {
        @Nullable Double low = number(node.isArray() ? node.path(0) : node.path("low"));
        @Nullable Double high = number(node.isArray() ? node.path(1) : node.path("high"));
        return low == null || high == null ? null : new Interval(low, high);
    }
}
