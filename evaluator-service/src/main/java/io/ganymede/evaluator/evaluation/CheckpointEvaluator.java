package io.ganymede.evaluator.evaluation;

import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EvaluationShardRequested;
import io.ganymede.evaluator.classifier.ReferenceClassifiers;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.reference.AttributeReferences;
import io.ganymede.evaluator.reference.ReferenceLibrary;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Scores checkpoints: loads the averaged generator, samples it with fixed seeds, shows the images to the reference
 * classifier, compares their statistics with those of real images, and stores the report. A checkpoint that has a report
 * under the same protocol is not scored again. One caller at a time.
 *
 * <p>An evaluation of many images may be cut into parts, which several evaluators look at; the statistics of the parts, put together in
 * their order, are those of the whole. The number of parts follows from the number of images, not from the number of evaluators.
 */
public final class CheckpointEvaluator {
    /** Stage in which statistics of real images are found or computed. */
    public static final String REFERENCES = "references";
    /** Stage in which images are generated and looked at. */
    public static final String SAMPLES = "samples";
    /** Stage in which the real images are scored. */
    public static final String FLOOR = "floor";

    private final EvaluationTools tools;
    private final ReferenceClassifiers classifiers;
    private final EvaluationTasks tasks;
    private final CheckpointGenerators generators;
    private final ReferenceLibrary library;
    private final EvaluationReports reports;
    private final PartialSurveys parts;
    private final AttributeScoring attributes;
    private final JobRanking ranking;
    private final CheckpointPage page;
    private final FloorScores floors = new FloorScores();

    public CheckpointEvaluator(EvaluationTools tools) {
        this.tools = tools;
        this.classifiers = new ReferenceClassifiers(tools.store(), tools.settings());
        this.tasks = new EvaluationTasks(tools.store(), classifiers, tools.algebra());
        this.generators = new CheckpointGenerators(tools);
        this.library = new ReferenceLibrary(
                tools.store(),
                tools.algebra(),
                Provenance.of(tools.version(), tools.algebra(), tools.settings()),
                tools.clock());
        this.reports = new EvaluationReports(tools.store());
        this.attributes = new AttributeScoring(new AttributeReferences(tools.store(), tools.algebra()));
        this.parts = new PartialSurveys(tools.store());
        this.ranking = new JobRanking(tools.store(), reports);
        this.page = new CheckpointPage(tools, ranking);
    }

    /**
     * Scores a checkpoint in one go, or finds its report.
     *
     * @param eventId id of the event, for the report
     * @throws io.ganymede.common.error.PlatformException with reason ClassifierUnavailable when the classifier has not been
     *     published; of kind USER when the checkpoint cannot be scored as asked
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    public synchronized Evaluation evaluate(CheckpointPublished published, String eventId, EvaluationStage stage) {
        EvaluationTask task = tasks.of(published, eventId, stage);
        Optional<StoredReport> known = known(task);
        if (known.isPresent()) {
            return Evaluation.found(known.get());
        }
        Stopwatch stopwatch = new Stopwatch();
        try (ClassifierNetwork classifier = classifiers.open(task.classifier());
                CheckpointImages images = stopwatch.time(SAMPLES, () -> generators.open(task))) {
            Survey survey = stopwatch.time(SAMPLES, () -> images.survey(ImagePart.all(task.images()), classifier));
            return score(task, survey, images, classifier, stopwatch);
        }
    }

    /**
     * The parts of the full evaluation of a checkpoint.
     *
     * @return none when it is small enough for one evaluator, or done
     * @throws io.ganymede.common.error.PlatformException as {@link #evaluate}
     */
    public synchronized List<EvaluationShardRequested> shards(CheckpointPublished published, String eventId) {
        EvaluationTask task = tasks.of(published, eventId, EvaluationStage.FULL);
        int shards = Math.toIntExact((task.images() + tools.shardImages() - 1) / tools.shardImages());
        if (shards < 2 || known(task).isPresent()) {
            return List.of();
        }
        return IntStream.range(0, shards)
                .mapToObj(shard -> new EvaluationShardRequested(
                        shard, shards, task.protocol().digest(), eventId, published))
                .toList();
    }

    /**
     * Whether a part is one of the evaluation that its checkpoint would get now: it is not once a newer classifier has been published.
     *
     * @throws io.ganymede.common.error.PlatformException as {@link #evaluate}
     */
    public synchronized boolean current(EvaluationShardRequested shard) {
        return task(shard).protocol().digest().equals(shard.protocolDigest());
    }

    /**
     * Looks at a part of the images, unless that has been done, and scores the checkpoint when all parts are there.
     *
     * @param shard a part that is {@link #current}
     * @return nothing while parts are missing
     * @throws io.ganymede.common.error.PlatformException as {@link #evaluate}
     */
    public synchronized Optional<Evaluation> evaluate(EvaluationShardRequested shard) {
        EvaluationTask task = task(shard);
        Optional<StoredReport> known = known(task);
        if (known.isPresent()) {
            return known.map(Evaluation::found);
        }
        Stopwatch stopwatch = new Stopwatch();
        try (ClassifierNetwork classifier = classifiers.open(task.classifier());
                CheckpointImages images = stopwatch.time(SAMPLES, () -> generators.open(task))) {
            ImagePart part = ImagePart.of(task.images(), shard.shard(), shard.shards());
            parts.keep(
                    task,
                    shard.shard(),
                    shard.shards(),
                    () -> stopwatch.time(SAMPLES, () -> images.survey(part, classifier)));
            return parts.together(task, shard.shards(), tools.algebra())
                    .map(survey -> score(task, survey, images, classifier, stopwatch));
        }
    }

    private EvaluationTask task(EvaluationShardRequested shard) {
        return tasks.of(shard.checkpoint(), shard.checkpointEventId(), EvaluationStage.FULL);
    }

    private Optional<StoredReport> known(EvaluationTask task) {
        Optional<StoredReport> known = reports.find(
                task.published().manifest().sha256(), task.protocol().digest());
        known.ifPresent(ranking::enter); // which an evaluator that died after the report has not done
        return known;
    }

    private Evaluation score(
            EvaluationTask task,
            Survey survey,
            CheckpointImages images,
            ClassifierNetwork classifier,
            Stopwatch stopwatch) {
        ImageStatistics reference = stopwatch.time(
                REFERENCES, () -> library.of(task.split(task.protocol().referenceSplit()), classifier));
        ImageStatistics training = stopwatch.time(
                REFERENCES, () -> library.of(task.split(task.protocol().trainingSplit()), classifier));
        boolean recognised =
                task.dataset().classes().equals(task.classifier().manifest().classes());
        EvaluationInput input =
                new EvaluationInput(Sample.of(survey, recognised), Sample.of(reference), Sample.of(training));
        Scores measured = Scores.measure(task.metrics(), input, stopwatch);
        List<EvaluationReport.ClassScores> ofAttributes = stopwatch.time(
                AttributeScoring.MEAN, () -> attributes.of(task, images.plan(), survey.rows(), classifier));
        OptionalDouble mean = AttributeScoring.mean(ofAttributes);
        Scores withAttributes = mean.isPresent() ? measured.with(AttributeScoring.MEAN, mean.getAsDouble()) : measured;
        Scores scores = task.stage() == EvaluationStage.FAST
                ? withAttributes
                : withAttributes.with(stopwatch.time(LatentSensitivity.ID, images::sensitivity));
        Map<String, Double> floor = task.stage() == EvaluationStage.FAST
                ? Map.of()
                : stopwatch.time(FLOOR, () -> floors.of(task.protocol(), task.metrics(), input));
        EvaluationReport report = new ReportAssembly(tools)
                .report(
                        task,
                        input,
                        scores,
                        ofAttributes,
                        floor,
                        ranking.standing(task, scores),
                        reports.putDeviations(task, scores.samples()).orElse(null),
                        stopwatch.seconds());
        StoredReport stored =
                reports.put(report.with(reports.putPage(report, page.of(task, report, survey, images, classifier))));
        ranking.enter(stored);
        return new Evaluation(stored, task.images());
    }
}
