package io.ganymede.evaluator.evaluation;

import com.fasterxml.uuid.Generators;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.evaluation.EvaluationReport.Checkpoint;
import io.ganymede.evaluator.evaluation.EvaluationReport.ClassScores;
import io.ganymede.evaluator.evaluation.EvaluationReport.Origin;
import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.suite.EvaluationInput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a report together. */
final class ReportAssembly {
    private final EvaluationTools tools;

    ReportAssembly(EvaluationTools tools) {
        this.tools = tools;
    }

    EvaluationReport report(
            EvaluationTask task,
            EvaluationInput input,
            Scores scores,
            List<ClassScores> attributes,
            Map<String, Double> floor,
            Standing standing,
            @Nullable ArtifactRef deviations,
            Map<String, Double> seconds) {
        List<ClassScores> classes = attributes.isEmpty() ? classes(task, input, scores) : attributes;
        return new EvaluationReport(
                EvaluationReport.VERSION,
                checkpoint(task.published()),
                task.protocol().digest(),
                task.protocol(),
                scores.values(),
                scores.details(),
                classes,
                worst(classes).orElse(null),
                input.generated().confusion(),
                floor,
                Warnings.of(task, input),
                seconds,
                Provenance.of(tools.version(), tools.algebra(), tools.settings()),
                new Origin(Generators.timeBasedEpochGenerator().generate().toString(), tools.source(), task.eventId()),
                tools.clock().instant(),
                task.stage(),
                scores.standardErrors(),
                standing,
                deviations,
                null);
    }

    private static Checkpoint checkpoint(CheckpointPublished published) {
        return new Checkpoint(
                published.jobId(),
                published.attempt(),
                published.step(),
                published.last(),
                published.specHash(),
                published.publish().model(),
                published.manifest());
    }

    private static List<ClassScores> classes(EvaluationTask task, EvaluationInput input, Scores scores) {
        if (!input.generated().labelled()) {
            return List.of();
        }
        return IntStream.range(0, task.dataset().classes().size())
                .mapToObj(label -> new ClassScores(
                        task.dataset().classes().get(label),
                        input.generated().features().get(label).count(),
                        input.reference().features().get(label).count(),
                        ofClass(scores, label)))
                .toList();
    }

    private static Map<String, Double> ofClass(Scores scores, int label) {
        Map<String, Double> ofClass = new TreeMap<>();
        scores.perClass().forEach((name, values) -> ofClass.put(name, values.get(label)));
        return ofClass;
    }

    /** The first among equals. */
    private static Optional<String> worst(List<ClassScores> classes) {
        return classes.stream()
                .min(Comparator.comparingDouble(row -> -row.scores()
                        .getOrDefault(
                                ClassFrechetDistance.ID,
                                row.scores().getOrDefault(FrechetDistance.ID, Double.NEGATIVE_INFINITY))))
                .map(ClassScores::name);
    }
}
