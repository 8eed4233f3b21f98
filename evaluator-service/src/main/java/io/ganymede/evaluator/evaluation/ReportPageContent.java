package io.ganymede.evaluator.evaluation;

import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.page.ClassStrips;
import io.ganymede.evaluator.page.Gallery;
import io.ganymede.evaluator.page.HistoryPoint;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.Numbers;
import io.ganymede.evaluator.page.PageContent;
import io.ganymede.evaluator.page.PageContent.Background;
import io.ganymede.evaluator.page.PageContent.ClassRow;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.page.PageContent.Fact;
import io.ganymede.evaluator.page.PageContent.History;
import io.ganymede.evaluator.page.PageContent.ScoreRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report on a checkpoint as the content of a page. */
public final class ReportPageContent {
    /** What a history shows, if it is known; before them the score of the job's gate. */
    private static final List<String> DRAWN =
            List.of("fid", "classFid", "amScore", "inceptionScore", "labelAccuracy", "betweenClassFid");

    private ReportPageContent() {}

    /**
     * The content.
     *
     * @param history earlier evaluations of the job under protocols of the same stage or of others, in any order, without this one
     * @param gallery images by label; those of a generator without classes have label 0
     * @param neighbours generated images beside the nearest real ones
     */
    public static PageContent of(
            EvaluationReport report, List<HistoryPoint> history, Gallery gallery, Neighbours neighbours) {
        Standing standing = report.standing();
        Classes classes = classes(report);
        return new PageContent(
                report.checkpoint().model() + ", step "
                        + Numbers.count(report.checkpoint().step()),
                facts(report),
                standing == null ? null : StandingWords.of(standing),
                report.warnings(),
                scores(report),
                history(history, point(report), standing),
                classes,
                ClassStrips.of(classes, gallery),
                neighbours,
                null,
                List.of(),
                background(report));
    }

    /** An entry of a job's list as a point of the history of later ones. */
    static HistoryPoint point(JobEvaluation earlier) {
        EvaluationStage stage = earlier.stage();
        return new HistoryPoint(
                earlier.step(),
                words(stage == null ? EvaluationStage.FULL : stage),
                earlier.best(),
                earlier.metrics(),
                earlier.standardErrors());
    }

    private static HistoryPoint point(EvaluationReport report) {
        return new HistoryPoint(
                report.checkpoint().step(),
                words(report.extent()),
                report.bestSoFar(),
                report.metrics(),
                report.errors());
    }

    private static History history(List<HistoryPoint> earlier, HistoryPoint current, @Nullable Standing standing) {
        List<HistoryPoint> points = Stream.concat(earlier.stream(), Stream.of(current))
                .sorted(Comparator.comparingLong(HistoryPoint::step))
                .toList();
        List<String> scores = Stream.concat(Stream.ofNullable(standing).map(Standing::metric), DRAWN.stream())
                .distinct()
                .limit(DRAWN.size())
                .toList();
        return new History(scores, points);
    }

    private static List<Fact> facts(EvaluationReport report) {
        EvaluationReport.Checkpoint checkpoint = report.checkpoint();
        Protocol protocol = report.protocol();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("job", checkpoint.jobId() + ", attempt " + checkpoint.attempt()));
        facts.add(new Fact("checkpoint", checkpoint.last() ? "the last of the job" : "of a training that goes on"));
        facts.add(new Fact("stage", words(report.extent())));
        facts.add(new Fact("generated", generated(report)));
        facts.add(new Fact(
                "reference",
                "data set %s:%s, split %s"
                        .formatted(
                                protocol.dataset().name(), protocol.dataset().version(), protocol.referenceSplit())));
        facts.add(new Fact(
                "seen through",
                protocol.extractor().name() + ":" + protocol.extractor().version()));
        facts.add(new Fact(
                "scored at",
                report.completedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        return facts;
    }

    private static String generated(EvaluationReport report) {
        Long images = report.protocol().images();
        if (images != null) {
            return Numbers.count(images) + " images";
        }
        return "%s images, %s of each class"
                .formatted(
                        Numbers.count(report.classes().stream()
                                .mapToLong(EvaluationReport.ClassScores::generated)
                                .sum()),
                        Numbers.count(report.protocol().samplesPerClass()));
    }

    private static List<ScoreRow> scores(EvaluationReport report) {
        Standing standing = report.standing();
        Map<String, Double> standardErrors = report.errors();
        Map<String, ScoreComparison> comparisons = standing == null ? Map.of() : standing.comparisons();
        List<ScoreRow> rows = new ArrayList<>();
        report.metrics()
                .forEach((name, value) -> rows.add(new ScoreRow(
                        name, value, standardErrors.get(name), report.floor().get(name), comparisons.get(name))));
        return rows;
    }

    private static Classes classes(EvaluationReport report) {
        return new Classes(
                List.copyOf(report.perClass().keySet()),
                report.classes().stream()
                        .map(row -> new ClassRow(row.name(), row.generated(), row.reference(), row.scores()))
                        .toList(),
                report.confusion());
    }

    private static Background background(EvaluationReport report) {
        Map<String, String> details = new LinkedHashMap<>();
        report.details().forEach((metric, terms) -> details.put(metric, Json.pretty(terms)));
        return new Background(
                null,
                report.protocolDigest(),
                Json.pretty(report.protocol()),
                details,
                report.durationsSeconds(),
                report.provenance());
    }

    private static String words(EvaluationStage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
