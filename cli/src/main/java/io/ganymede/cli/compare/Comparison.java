package io.ganymede.cli.compare;

import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.watch.JobOutcome;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.Signals;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains the jobs of a comparison and gathers what became of them. Not thread-safe. */
public final class Comparison {
    private static final double SECONDS_PER_MINUTE = 60;
    /** The greatest is what is shown: few images would not compare with the others. */
    private static final Comparator<EvaluationCompleted> FULL_THEN_NEWEST = Comparator.comparing(
                    (EvaluationCompleted scores) -> !scores.preliminary())
            .thenComparingLong(EvaluationCompleted::step);

    private final JobRuns runs;
    private final JobFeed feed;
    private final JobWatch watch;
    private final CheckpointFiles checkpoints;
    private final PrintStream out;

    /**
     * A comparison on a running platform.
     *
     * @param pictures folder in which the samples of every job are saved
     */
    public Comparison(JobFeed feed, JobWatch watch, JobRuns runs, ArtifactStore store, Path pictures, PrintStream out) {
        this.runs = runs;
        this.feed = feed;
        this.watch = watch;
        this.checkpoints = new CheckpointFiles(store, pictures);
        this.out = out;
    }

    /** Requests all jobs that there are not yet, then follows each to its scores, in the order in which the trainers take them. */
    public List<ComparisonRow> run(List<ComparedJob> jobs) {
        jobs.forEach(job -> runs.request(job.draft()));
        Map<String, ComparedJob> waiting = new LinkedHashMap<>();
        jobs.forEach(job -> waiting.put(job.jobId(), job));
        Map<String, ComparisonRow> rows = new HashMap<>();
        while (!waiting.isEmpty()) {
            String jobId = watch.awaitBegin(waiting.keySet());
            out.println("[" + (rows.size() + 1) + "/" + jobs.size() + "] " + jobId);
            JobOutcome outcome = watch.follow(jobId);
            if (!outcome.succeeded()) {
                out.println(outcome.describe());
            }
            rows.put(jobId, row(Objects.requireNonNull(waiting.remove(jobId)), outcome));
        }
        return jobs.stream()
                .map(job -> Objects.requireNonNull(rows.get(job.jobId())))
                .toList();
    }

    private ComparisonRow row(ComparedJob job, JobOutcome outcome) {
        String jobId = job.jobId();
        JobSnapshot snapshot = outcome.snapshot();
        Optional<EvaluationCompleted> scores =
                feed.evaluations(jobId).values().stream().max(FULL_THEN_NEWEST);
        Optional<CheckpointManifest> checkpoint = checkpoints.last(snapshot);
        Progress progress = feed.progress(jobId).orElse(snapshot.progress());
        return new ComparisonRow(
                job.preset(),
                job.seed(),
                jobId,
                snapshot.progress().step(),
                job.spec().training().steps(),
                feed.trainingTime(jobId).map(Comparison::minutes).orElse(null),
                scores.map(EvaluationCompleted::step).orElse(null),
                scores.map(EvaluationCompleted::metrics).orElse(Map.of()),
                progress.signal(Signals.DIVERSITY),
                alarms(jobId, progress),
                outcome.succeeded(),
                result(outcome),
                checkpoint.flatMap(checkpoints::saveSamples).map(Path::toString).orElse(null),
                checkpoint.map(CheckpointManifest::provenance).orElse(Map.of()),
                scores.map(EvaluationCompleted::stage).orElse(null),
                scores.map(EvaluationCompleted::protocolDigest).orElse(null));
    }

    private @Nullable List<String> alarms(String jobId, Progress progress) {
        List<String> codes =
                feed.alarms(jobId).stream().map(raised -> raised.alarm().code()).toList();
        boolean watched = progress.signals() != null && feed.remembersProgress(jobId);
        return codes.isEmpty() && !watched ? null : codes;
    }

    private String result(JobOutcome outcome) {
        if (!outcome.succeeded()) {
            return outcome.ending();
        }
        return feed.skipped(outcome.snapshot().jobId()).values().stream()
                        .filter(EvaluationSkipped::last)
                        .findFirst()
                        .map(skip -> "not scored: " + skip.reason() + ": " + skip.message())
                        .orElse("scored")
                + outcome.early().map(why -> ", stopped early " + why).orElse("");
    }

    private static double minutes(Duration time) {
        return time.toMillis() / 1000.0 / SECONDS_PER_MINUTE;
    }
}
