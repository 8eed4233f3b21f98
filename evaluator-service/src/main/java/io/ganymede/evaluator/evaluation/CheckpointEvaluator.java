package io.ganymede.evaluator.evaluation;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.classifier.ReferenceClassifiers;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.GeneratedImages;
import io.ganymede.evaluator.generation.RealAttributes;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.generation.SeedsInOrder;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.reference.AttributeLibrary;
import io.ganymede.evaluator.reference.ReferenceLibrary;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Metric;
import io.ganymede.evaluator.suite.MetricSettings;
import io.ganymede.evaluator.suite.MetricSuite;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.ImageSurvey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores checkpoints: loads the averaged generator, samples it with fixed seeds, shows the images to the reference
 * classifier, compares their statistics with those of real images, and stores the report. A checkpoint that has a report
 * under the same protocol is not scored again. One caller at a time.
 */
public final class CheckpointEvaluator {
    /** Stage in which statistics of real images are found or computed. */
    public static final String REFERENCES = "references";
    /** Stage in which images are generated and looked at. */
    public static final String SAMPLES = "samples";
    /** Stage in which the real images are scored. */
    public static final String FLOOR = "floor";

    private final EvaluationTools tools;
    private final CheckpointFiles files;
    private final ReferenceClassifiers classifiers;
    private final ReferenceLibrary library;
    private final AttributeLibrary attributes;
    private final EvaluationReports reports;
    private final FloorScores floors = new FloorScores();

    public CheckpointEvaluator(EvaluationTools tools) {
        this.tools = tools;
        this.files = new CheckpointFiles(tools.store());
        this.classifiers = new ReferenceClassifiers(tools.store(), tools.settings());
        this.library = new ReferenceLibrary(
                tools.store(),
                tools.algebra(),
                Provenance.of(tools.version(), tools.algebra(), tools.settings()),
                tools.clock());
        this.attributes = new AttributeLibrary(tools.store());
        this.reports = new EvaluationReports(tools.store());
    }

    /**
     * Scores a checkpoint, or finds its report.
     *
     * @param eventId id of the event, for the report
     * @throws PlatformException with reason ClassifierUnavailable when the classifier has not been published; of kind USER
     *     when the checkpoint cannot be scored as asked
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    public synchronized Evaluation evaluate(CheckpointPublished published, String eventId) {
        CheckpointManifest checkpoint = files.manifest(published);
        DatasetManifest dataset = files.dataset(published);
        ConditionKind kind = checkpoint.conditions().kind();
        ReferenceClassifier classifier = classifier(published, dataset, kind);
        List<Metric> metrics = metrics(published, kind);
        Protocol protocol = Protocols.of(published, kind, classifier, metrics);
        Optional<StoredReport> known = reports.find(published.manifest().sha256(), protocol.digest());
        if (known.isPresent()) {
            return new Evaluation(known.get(), 0);
        }
        EvaluationTask task = new EvaluationTask(published, eventId, checkpoint, dataset, classifier, protocol);
        return score(task, metrics);
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
        return MetricSuite.ofStatistics(tools.algebra(), settings).stream()
                .filter(metric -> kind == ConditionKind.CLASSES || !metric.needsClasses())
                .toList();
    }

    private Evaluation score(EvaluationTask task, List<Metric> metrics) {
        Stopwatch stopwatch = new Stopwatch();
        EvaluationInput input = look(task, stopwatch);
        Scores scores = Scores.measure(metrics, input, stopwatch);
        Map<String, Double> floor = stopwatch.time(FLOOR, () -> floors.of(task.protocol(), metrics, input));
        EvaluationReport report = new ReportAssembly(tools).report(task, input, scores, floor, stopwatch.seconds());
        return new Evaluation(reports.put(report), input.generated().count());
    }

    private EvaluationInput look(EvaluationTask task, Stopwatch stopwatch) {
        try (ClassifierNetwork classifier = classifiers.open(task.classifier())) {
            ImageStatistics reference = stopwatch.time(
                    REFERENCES, () -> library.of(task.split(task.protocol().referenceSplit()), classifier));
            ImageStatistics training = stopwatch.time(
                    REFERENCES, () -> library.of(task.split(task.protocol().trainingSplit()), classifier));
            ImageStatistics generated = stopwatch.time(SAMPLES, () -> generated(task, classifier));
            return new EvaluationInput(Sample.of(generated), Sample.of(reference), Sample.of(training));
        }
    }

    private ImageStatistics generated(EvaluationTask task, ClassifierNetwork classifier) {
        Protocol protocol = task.protocol();
        try (GeneratorNetwork generator = files.generator(task.checkpoint(), task.dataset(), tools.settings())) {
            GeneratedImages images = new GeneratedImages(generator, plan(task));
            return new ImageSurvey(classifier, tools.algebra()).of(images, protocol.inceptionSplits());
        }
    }

    private SamplingPlan plan(EvaluationTask task) {
        Protocol protocol = task.protocol();
        ConditionSpace conditions = task.conditions();
        ClassTurns turns = new ClassTurns(
                task.classifier().manifest().classes().size(), protocol.samplesPerClass(), protocol.seed());
        return switch (conditions.kind()) {
            case CLASSES -> turns;
            case ATTRIBUTES ->
                new RealAttributes(
                        attributes.of(task.split(protocol.referenceSplit()), conditions.names()),
                        turns.count(),
                        protocol.seed());
            case NONE -> new SeedsInOrder(turns.count(), protocol.seed());
        };
    }
}
