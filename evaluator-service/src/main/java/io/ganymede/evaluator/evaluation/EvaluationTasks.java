package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.classifier.ReferenceClassifiers;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.Metric;
import io.ganymede.evaluator.suite.MetricSettings;
import io.ganymede.evaluator.suite.MetricSuite;
import java.util.List;
import java.util.stream.Stream;

/** What the event of a checkpoint asks for, with everything it refers to. */
final class EvaluationTasks {
    private final CheckpointFiles files;
    private final ReferenceClassifiers classifiers;
    private final LinearAlgebra algebra;

    EvaluationTasks(ArtifactStore store, ReferenceClassifiers classifiers, LinearAlgebra algebra) {
        this.files = new CheckpointFiles(store);
        this.classifiers = classifiers;
        this.algebra = algebra;
    }

    EvaluationTask of(CheckpointPublished published, String eventId, EvaluationStage stage) {
        CheckpointManifest checkpoint = files.manifest(published);
        DatasetManifest dataset = files.dataset(published);
        ConditionKind kind = checkpoint.conditions().kind();
        ReferenceClassifier classifier = classifier(published, dataset, kind);
        List<Metric> metrics = metrics(published, kind);
        Protocol protocol = Protocols.of(published, stage, kind, classifier, names(metrics, stage, kind));
        return new EvaluationTask(published, eventId, stage, checkpoint, dataset, classifier, metrics, protocol);
    }

    /** Classes that are asked for are judged by one who knows them; without, all that is needed is features. */
    private ReferenceClassifier classifier(CheckpointPublished published, DatasetManifest dataset, ConditionKind kind) {
        ReferenceClassifier classifier =
                classifiers.newest(published.evaluation().classifier(), dataset);
        if (kind == ConditionKind.CLASSES) {
            classifier.requireFit(dataset);
        } else {
            classifier.requireImages(dataset);
        }
        return classifier;
    }

    private List<Metric> metrics(CheckpointPublished published, ConditionKind kind) {
        MetricSettings settings = Conventions.REGISTRY
                .require(Conventions.OWN)
                .settings(0)
                .with(Protocols.ddof(published.evaluation().ddof()));
        return MetricSuite.ofStatistics(algebra, settings).stream()
                .filter(metric -> kind == ConditionKind.CLASSES || !metric.needsClasses())
                .toList();
    }

    /** What is measured beside the metrics of statistics stands in the protocol too. */
    private static List<String> names(List<Metric> metrics, EvaluationStage stage, ConditionKind kind) {
        return Stream.of(
                        metrics.stream().map(Metric::id),
                        Stream.of(AttributeScoring.MEAN).filter(name -> kind == ConditionKind.ATTRIBUTES),
                        Stream.of(LatentSensitivity.ID).filter(name -> stage == EvaluationStage.FULL))
                .flatMap(names -> names)
                .toList();
    }
}
