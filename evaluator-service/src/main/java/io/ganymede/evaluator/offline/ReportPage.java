package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.FrechetInfinity;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.LinearFit;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A report as one HTML file that needs no other. */
final class ReportPage {
    private static final Logger LOG = Logger.getLogger(ReportPage.class.getName());
    private static final String TEMPLATE = "report.html";
    private static final String HTML = Variant.TEXT_HTML;
    private static final Template PAGE = template();
    private static final MathContext VALUE_DIGITS = new MathContext(6);
    private static final MathContext ERROR_DIGITS = new MathContext(2);
    private static final int SMALLEST_PLAIN_EXPONENT = -5;
    private static final int LARGEST_PLAIN_EXPONENT = 9;

    private ReportPage() {}

    /** The page. */
    static String of(ComparisonReport report) {
        return PAGE.instance()
                .data(
                        "title",
                        report.sides().generated() + " against "
                                + report.sides().reference())
                .data("scores", scores(report))
                .data("classScores", classScores(report))
                .data("classes", classes(report))
                .data("charts", charts(report))
                .data("skipped", skipped(report).entrySet())
                .data("warnings", report.warnings())
                .data("fingerprint", report.fingerprint())
                .data("protocol", Json.pretty(report.protocol()))
                .data("seconds", rounded(report.durationsSeconds()).entrySet())
                .data("provenance", report.provenance().entrySet())
                .data("command", report.command())
                .data("completedAt", report.completedAt())
                .render();
    }

    private static List<Map<String, String>> scores(ComparisonReport report) {
        List<Map<String, String>> rows = new ArrayList<>();
        report.metrics().forEach((name, score) -> {
            Double error = score.standardError();
            rows.add(Map.of(
                    "name",
                    name,
                    "value",
                    number(score.value(), VALUE_DIGITS),
                    "error",
                    error == null ? "" : "± " + number(error, ERROR_DIGITS)));
        });
        return rows;
    }

    /** Names of the scores that are class by class. */
    private static List<String> classScores(ComparisonReport report) {
        return report.metrics().entrySet().stream()
                .filter(score -> score.getValue().perClass() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Map<String, Object>> classes(ComparisonReport report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ComparisonReport.ClassCount ofClass : report.classes()) {
            List<String> values = classScores(report).stream()
                    .map(score -> perClass(report, score).get(ofClass.name()))
                    .map(value -> value == null ? "" : number(value, VALUE_DIGITS))
                    .toList();
            rows.add(Map.of(
                    "name",
                    ofClass.name(),
                    "generated",
                    ofClass.generated(),
                    "reference",
                    ofClass.reference(),
                    "values",
                    values));
        }
        return rows;
    }

    private static Map<String, Double> perClass(ComparisonReport report, String name) {
        ComparisonReport.Score score = report.metrics().get(name);
        Map<String, Double> perClass = score == null ? null : score.perClass();
        return perClass == null ? Map.of() : perClass;
    }

    /** Scores by the reason why they are missing. */
    private static Map<String, String> skipped(ComparisonReport report) {
        Map<String, String> byReason = new TreeMap<>();
        report.skipped().forEach((name, reason) -> byReason.merge(reason, name, (some, other) -> some + ", " + other));
        return byReason;
    }

    private static Map<String, String> rounded(Map<String, Double> seconds) {
        Map<String, String> rounded = new LinkedHashMap<>();
        seconds.forEach((stage, value) -> rounded.put(stage, number(value, ERROR_DIGITS)));
        return rounded;
    }

    private static List<Map<String, String>> charts(ComparisonReport report) {
        List<Map<String, String>> charts = new ArrayList<>();
        Map<String, Double> distances = perClass(report, ClassFrechetDistance.ID);
        if (!distances.isEmpty()) {
            add(charts, "Fréchet distance of each class", () -> ReportCharts.bars(ClassFrechetDistance.ID, distances));
        }
        Confusion confusion = report.confusion();
        if (confusion != null && !report.classes().isEmpty()) {
            List<String> names = report.classes().stream()
                    .map(ComparisonReport.ClassCount::name)
                    .toList();
            add(
                    charts,
                    "Asked-for classes against recognised ones, per cent of the asked-for class",
                    () -> ReportCharts.confusion(confusion, names));
        }
        infinity(report.details().get(FrechetInfinity.ID))
                .ifPresent(draw -> add(charts, "Fréchet distance of growing numbers of images", draw));
        return charts;
    }

    private static Optional<Supplier<byte[]>> infinity(@Nullable JsonNode details) {
        if (details == null) {
            return Optional.empty();
        }
        List<Double> inverseCounts = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        details.path("points").forEach(point -> {
            inverseCounts.add(1 / point.path("count").asDouble());
            distances.add(point.path("distance").asDouble());
        });
        LinearFit fit = LinearFit.of(inverseCounts, distances);
        return Optional.of(() -> ReportCharts.infinity(inverseCounts, distances, fit.intercept(), fit.slope()));
    }

    /** A machine may lack the fonts or libraries to draw with; then the page has the numbers alone. */
    private static void add(List<Map<String, String>> charts, String title, Supplier<byte[]> draw) {
        try {
            String image = Base64.getEncoder().encodeToString(draw.get());
            charts.add(Map.of("title", title, "image", "data:image/png;base64," + image));
        } catch (LinkageError | InternalError e) {
            LOG.log(Level.WARNING, e, () -> "chart '" + title + "' is left out: nothing here can draw it");
        }
    }

    private static String number(double value, MathContext digits) {
        BigDecimal rounded = new BigDecimal(value).round(digits);
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
                ? stripped.toString()
                : stripped.toPlainString();
    }

    private static Template template() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build();
        try (InputStream source = Objects.requireNonNull(ReportPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return engine.parse(
                    new String(source.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(HTML));
        } catch (IOException e) {
            throw new UncheckedIOException("template '" + TEMPLATE + "' cannot be read", e);
        }
    }
}
