package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.Authenticity;
import io.ganymede.evaluator.metric.FrechetInfinity;
import io.ganymede.evaluator.page.ClassStrip;
import io.ganymede.evaluator.page.ClassStrips;
import io.ganymede.evaluator.page.ClosestSamples;
import io.ganymede.evaluator.page.Gallery;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.Numbers;
import io.ganymede.evaluator.page.PageContent;
import io.ganymede.evaluator.page.PageContent.Background;
import io.ganymede.evaluator.page.PageContent.ClassRow;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.page.PageContent.Fact;
import io.ganymede.evaluator.page.PageContent.Growth;
import io.ganymede.evaluator.page.PageContent.History;
import io.ganymede.evaluator.page.PageContent.ScoreRow;
import io.ganymede.evaluator.page.PageContent.Skipped;
import io.ganymede.evaluator.page.Picture;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.suite.SampleRows;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report and the samples it is about, for the page. */
final class ComparisonPage {
    private final ComparisonReport report;
    private final EvaluationInput input;
    private final LinearAlgebra algebra;

    ComparisonPage(ComparisonReport report, EvaluationInput input, LinearAlgebra algebra) {
        this.report = report;
        this.input = input;
        this.algebra = algebra;
    }

    PageContent content() {
        Classes classes = classes();
        return new PageContent(
                report.sides().generated() + " against " + report.sides().reference(),
                facts(),
                null,
                report.warnings(),
                scores(),
                History.NONE,
                classes,
                strips(classes),
                neighbours(classes.names()),
                growth(report.details().get(FrechetInfinity.ID)),
                report.skipped().entrySet().stream()
                        .map(entry -> new Skipped(entry.getKey(), entry.getValue()))
                        .toList(),
                background());
    }

    private List<Fact> facts() {
        ComparisonProtocol protocol = report.protocol();
        List<Fact> facts = new ArrayList<>();
        facts.add(side("generated", report.sides().generated(), protocol.generated()));
        facts.add(side(
                "reference", report.sides().reference(), protocol.reference().counts()));
        String training = report.sides().training();
        if (training != null) {
            facts.add(side("training", training, protocol.training().counts()));
        }
        String network = protocol.features().network();
        facts.add(new Fact("seen through", network == null ? "no network: given as they are" : network));
        facts.add(new Fact("protocol", protocol.name()));
        facts.add(new Fact(
                "scored at",
                report.completedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        return facts;
    }

    private static Fact side(String name, String label, ComparisonProtocol.Counts counts) {
        return new Fact(
                name,
                counts.count() == 0
                        ? label + ", statistics alone"
                        : label + ", " + Numbers.count(counts.count()) + " samples");
    }

    private List<ScoreRow> scores() {
        return report.metrics().entrySet().stream()
                .map(score -> new ScoreRow(
                        score.getKey(),
                        score.getValue().value(),
                        score.getValue().standardError(),
                        null,
                        null))
                .toList();
    }

    private Classes classes() {
        List<String> names = report.metrics().entrySet().stream()
                .filter(score -> score.getValue().perClass() != null)
                .map(Map.Entry::getKey)
                .toList();
        List<ClassRow> rows = new ArrayList<>();
        for (ComparisonReport.ClassCount ofClass : report.classes()) {
            Map<String, Double> scores = new LinkedHashMap<>();
            for (String name : names) {
                Map<String, Double> perClass =
                        Objects.requireNonNull(report.metrics().get(name)).perClass();
                Double value = perClass == null ? null : perClass.get(ofClass.name());
                if (value != null) {
                    scores.put(name, value);
                }
            }
            rows.add(new ClassRow(ofClass.name(), ofClass.generated(), ofClass.reference(), scores));
        }
        return new Classes(names, rows, report.confusion());
    }

    private List<ClassStrip> strips(Classes classes) {
        boolean labelled = !classes.rows().isEmpty();
        return ClassStrips.of(
                classes, Gallery.of(shelf(input.generated(), labelled), shelf(input.reference(), labelled)));
    }

    /** The first images of a class; without classes the first of all. */
    private static Gallery.Shelf shelf(Sample sample, boolean labelled) {
        SampleRows rows = sample.rows();
        ImageStack images = rows == null ? null : rows.images();
        List<Integer> labels = rows == null ? null : rows.labels();
        if (images == null || (labelled && labels == null)) {
            return label -> List.of();
        }
        return label -> IntStream.range(0, images.count())
                .filter(row -> !labelled || labels == null || labels.get(row) == label)
                .limit(ClassStrips.IMAGES)
                .mapToObj(row -> new Picture(images, row))
                .toList();
    }

    private Neighbours neighbours(List<String> classNames) {
        Neighbours.Side generated = side(input.generated(), classNames);
        Neighbours.Side real = side(input.training(), classNames);
        if (generated == null || real == null) {
            return Neighbours.NONE;
        }
        ClosestSamples closest = closest(generated.features(), real.features());
        String which = report.sides().training() == null ? "reference" : "training";
        return Neighbours.of(
                "Of %s, those that are closest to a %s image: copies would be among them."
                        .formatted(closest.among(), which),
                generated,
                closest.rows(),
                real,
                algebra);
    }

    /** Where authPct was measured they are known from it. */
    private ClosestSamples closest(RowSet generated, RowSet real) {
        JsonNode measured = report.details().get(Authenticity.ID);
        if (measured == null) {
            return ClosestSamples.searched(generated, real, algebra);
        }
        List<Integer> closest = new ArrayList<>();
        measured.path("closest")
                .forEach(sample -> closest.add(sample.path("generated").asInt()));
        return ClosestSamples.known(closest, generated.rows());
    }

    private static Neighbours.@Nullable Side side(Sample sample, List<String> names) {
        SampleRows rows = sample.rows();
        if (rows == null || rows.features() == null || rows.images() == null) {
            return null;
        }
        ImageStack images = rows.images();
        List<Integer> labels = rows.labels();
        return new Neighbours.Side(
                rows.features(),
                row -> new Picture(images, row),
                row -> labels == null || names.isEmpty() ? "" : names.get(labels.get(row)));
    }

    private static @Nullable Growth growth(@Nullable JsonNode details) {
        if (details == null) {
            return null;
        }
        List<Long> counts = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        details.path("points").forEach(point -> {
            counts.add(point.path("count").asLong());
            distances.add(point.path("distance").asDouble());
        });
        return new Growth(counts, distances);
    }

    private Background background() {
        Map<String, String> details = new LinkedHashMap<>();
        report.details().forEach((metric, terms) -> details.put(metric, Json.pretty(terms)));
        return new Background(
                report.command(),
                report.fingerprint(),
                Json.pretty(report.protocol()),
                details,
                report.durationsSeconds(),
                report.provenance());
    }
}
