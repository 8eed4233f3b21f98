package io.ganymede.cli.demo;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ImageRequest;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.client.RequestSender;
import io.ganymede.cli.client.SamplerClient;
import io.ganymede.cli.dataset.DatasetImport;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.cli.terminal.OutputFile;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.json.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The main job from end to end on a running platform: import images, train the reference classifier, train a GAN, wait for
 * scores and promotion, fetch a grid of every class from the sampler.
 */
public final class Demo {
    private static final Duration PROMOTION_PATIENCE = Duration.ofMinutes(1);
    private static final int GRID_COLUMNS = 10;
    private static final int GRID_IMAGES = 100;
    private static final long GRID_SEED = 1;

    private final Connection connection;
    private final Clock clock;
    private final PrintStream out;
    private final boolean terminal;
    private final Instant begun;

    /**
     * A demo.
     *
     * @param begun when the user started to wait
     */
    public Demo(Connection connection, Clock clock, PrintStream out, boolean terminal, Instant begun) {
        this.connection = connection;
        this.clock = clock;
        this.out = out;
        this.terminal = terminal;
        this.begun = begun;
    }

    /**
     * Runs it.
     *
     * @throws PlatformException when a job fails or nothing is promoted, with the reason
     */
    public DemoSummary run(DemoSettings settings) {
        DatasetManifest dataset = new DemoImages(
                        new DatasetImport(connection.openObjectStore(), clock),
                        settings.output().resolve("scratch"))
                .importFrom(settings.data())
                .manifest();
        String name = dataset.name();
        out.println("imported data set " + name + " version " + dataset.version() + ": " + dataset.source());
        try (JobFeed feed = JobFeed.open(connection)) {
            JobWatch watch = new JobWatch(feed, out, terminal);
            JobRuns runs = new JobRuns(new RequestSender(connection, clock), feed, watch, out);
            double accuracy = runs.trainClassifier(classifierDraft(settings, name));
            JobSnapshot gan = runs.train(ganDraft(settings, name));
            Collection<EvaluationCompleted> scores =
                    feed.evaluations(gan.jobId()).values();
            ModelPromoted promoted = awaitPromotion(watch, feed, gan, scores);
            SamplerClient sampler = new SamplerClient(connection.sampler());
            awaitServed(watch, sampler, promoted);
            ConditionKind conditions = Json.convert(
                    "conditions of model '" + promoted.model() + "'",
                    sampler.model(promoted.model()).path("conditions"),
                    ConditionKind.class);
            OutputFile.write(settings.output().resolve("grid.png"), sampler.png(promoted.model(), grid(conditions)));
            DemoSummary summary = new DemoSummary(
                    settings.preset(),
                    settings.seed(),
                    dataset.name() + " version " + dataset.version(),
                    accuracy,
                    DemoSummary.checkpoints(scores),
                    DemoSummary.promoted(promoted, sampler.generateUrl(promoted.model()), conditions),
                    settings.output().resolve("grid.png").toString(),
                    seconds(gan.createdAt(), gan.updatedAt()),
                    seconds(begun, clock.instant()));
            OutputFile.write(
                    settings.output().resolve("summary.json"),
                    Json.pretty(summary).getBytes(StandardCharsets.UTF_8));
            return summary;
        }
    }

    /** A row of every class; as many images without classes. */
    private static ImageRequest grid(ConditionKind conditions) {
        int count = conditions == ConditionKind.CLASSES ? GRID_COLUMNS : GRID_IMAGES;
        return new ImageRequest(List.of(), Map.of(), count, GRID_SEED);
    }

    private RequestDraft classifierDraft(DemoSettings settings, String dataset) {
        return RequestDraft.empty()
                .preset("reference-classifier")
                .dataset(new DatasetChoice(dataset, null))
                .set("training.seed=" + settings.seed())
                .withJobId(clock);
    }

    private RequestDraft ganDraft(DemoSettings settings, String dataset) {
        RequestDraft draft = RequestDraft.empty()
                .preset(settings.preset())
                .dataset(new DatasetChoice(dataset, null))
                .set("training.seed=" + settings.seed())
                .withJobId(clock);
        return settings.steps() == null ? draft : draft.set("training.steps=" + settings.steps());
    }

    private ModelPromoted awaitPromotion(
            JobWatch watch, JobFeed feed, JobSnapshot gan, Collection<EvaluationCompleted> scores) {
        PublishSpec publish = JobRuns.publish(gan);
        long best = ExpectedVersion.of(scores, publish.gate())
                .orElseThrow(() -> new PlatformException(
                        Reason.INTERNAL,
                        "no checkpoint of job '" + gan.jobId() + "' was scored in full and has the score '"
                                + publish.gate().metric() + "', which its gate is about: " + scores.size()
                                + " were scored"))
                .step();
        boolean promoted = watch.await(PROMOTION_PATIENCE, waiting -> promoted(waiting, publish, gan.jobId(), best));
        ModelPromoted newest = feed.promotions().get(publish.model());
        if (!promoted || newest == null) {
            throw new PlatformException(
                    Reason.INTERNAL,
                    "the checkpoint of step " + best + " was not promoted within " + PROMOTION_PATIENCE.toSeconds()
                            + " s; "
                            + (newest == null
                                    ? ""
                                    : "version " + newest.version() + " of job '" + newest.jobId() + "' stays; ")
                            + "see .ganymede/logs/sampler.log");
        }
        return newest;
    }

    private static boolean promoted(JobFeed feed, PublishSpec publish, String jobId, long step) {
        ModelPromoted promoted = feed.promotions().get(publish.model());
        return promoted != null && promoted.jobId().equals(jobId) && promoted.step() == step;
    }

    private void awaitServed(JobWatch watch, SamplerClient sampler, ModelPromoted promoted) {
        boolean served = watch.await(
                PROMOTION_PATIENCE, waiting -> sampler.servedVersion(promoted.model()) >= promoted.version());
        if (!served) {
            throw new PlatformException(
                    Reason.INTERNAL,
                    "the sampler does not serve version " + promoted.version() + " of '" + promoted.model()
                            + "'; see .ganymede/logs/sampler.log");
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMillis() / 100.0) / 10.0;
    }
}
