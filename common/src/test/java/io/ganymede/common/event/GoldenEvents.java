package io.ganymede.common.event;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.Problem;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateEvidence;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.Signals;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The data that the golden files hold. A golden file stays readable for ever: run {@link #main} only for an event that is new
 * or that has gained a nullable component.
 */
final class GoldenEvents {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final ArtifactRef FILE =
            new ArtifactRef("jobs/demo/attempts/1/checkpoints/0000000500/manifest.json", "ab".repeat(32), 4096);
    private static final DatasetRef DATASET =
            new DatasetRef("fashion", "1", new ArtifactRef("datasets/fashion/1/manifest.json", "cd".repeat(32), 900));
    private static final EvaluationSpec EVALUATION = new EvaluationSpec("fashion-classifier", 200, 7, "test", 1);
    private static final PublishSpec PUBLISH =
            new PublishSpec("fashion-cgan", new GateSpec("classFid", "minimize", 60.5));
    private static final Progress PROGRESS =
            new Progress(500, 3000, Map.of("generator", 1.25, "discriminator", 0.5), 2048.5, 0.03125, 78.125);
    private static final Progress WATCHED = new Progress(
            500,
            3000,
            Map.of("generator", 1.25, "discriminator", 0.5),
            2048.5,
            0.03125,
            78.125,
            Map.of(Signals.REALNESS_REAL, 0.75, Signals.REALNESS_GENERATED, 0.25, Signals.DIVERSITY, 0.875));
    private static final CheckpointPointer CHECKPOINT = new CheckpointPointer(1, 500, FILE);
    private static final StoppedEarly STOPPED_EARLY = new StoppedEarly(
            500, 200, 3, "classFid", "3 evaluations in a row did not beat the classFid of step 200, and patience is 3");
    private static final OptimizerSpec ADAM = Specs.adam(2e-4, 0.5, 0.999, "linear");
    private static final TrainingSpec SPEC = new TrainingSpec(
            1,
            "demo",
            "Demo",
            JobKind.GAN,
            Map.of("team", "vision"),
            "cgan",
            new DatasetChoice("fashion", "1"),
            Specs.model("tiny", 100),
            Specs.settings(
                    3000,
                    64,
                    42,
                    "concat",
                    Map.of("labelInput", OptionValue.of("planes")),
                    1,
                    Map.of("generator", ADAM, "discriminator", ADAM),
                    new AverageSpec(0.999, 500)),
            new CheckpointSpec(500),
            EVALUATION,
            new SchedulingSpec(500, 3),
            PUBLISH);

    private GoldenEvents() {}

    /** Data by name of the golden file: the schema, then a dot and a variant where there are several. */
    static Map<String, Object> samples() {
        Map<String, Object> samples = new TreeMap<>();
        samples.put(
                "training-request",
                Map.of(
                        "jobId",
                        "demo",
                        "preset",
                        "cgan",
                        "dataset",
                        Map.of("name", "fashion"),
                        "training",
                        Map.of("steps", 2000)));
        samples.put("job-claimed", new RunnerReport.JobClaimed("demo", "trainer-1"));
        samples.put("attempt-progressed", new RunnerReport.AttemptProgressed("demo", "trainer-1", 1, PROGRESS));
        samples.put("checkpoint-stored", new RunnerReport.CheckpointStored("demo", "trainer-1", 1, CHECKPOINT));
        samples.put("attempt-finished", new RunnerReport.AttemptFinished("demo", "trainer-1", 1, PROGRESS, null));
        samples.put(
                "attempt-finished.failed",
                new RunnerReport.AttemptFinished(
                        "demo",
                        "trainer-1",
                        1,
                        PROGRESS,
                        new JobFailure("NonFiniteLoss", "loss of 'generator' is not finite at step 500", List.of())));
        samples.put(
                "attempt-finished.early",
                new RunnerReport.AttemptFinished("demo", "trainer-1", 1, PROGRESS, null, STOPPED_EARLY));
        samples.put("job-snapshot", snapshot());
        samples.put("job-snapshot.early", early());
        samples.put("job-snapshot.rejected", rejected());
        samples.put("training-progressed", new TrainingProgressed("demo", 1, PROGRESS, TIME));
        samples.put("training-progressed.watched", new TrainingProgressed("demo", 1, WATCHED, TIME));
        samples.put("training-alarm-raised", new TrainingAlarmRaised("demo", 1, collapse(), TIME));
        samples.put("training-alarm-raised.immeasurable", new TrainingAlarmRaised("demo", 1, nonFinite(), TIME));
        samples.put(
                "checkpoint-published",
                new CheckpointPublished(
                        "demo", 1, 500, false, FILE, "ef".repeat(32), DATASET, EVALUATION, PUBLISH, TIME));
        samples.put("evaluation-completed", evaluation());
        samples.put("evaluation-completed.staged", staged());
        samples.put("evaluation-completed.unconditional", unconditional());
        samples.put(
                "evaluation-shard-requested",
                new EvaluationShardRequested(
                        2,
                        5,
                        "12".repeat(32),
                        "0195c2a0-0000-7000-8000-000000000000",
                        new CheckpointPublished(
                                "demo", 1, 500, true, FILE, "ef".repeat(32), DATASET, EVALUATION, PUBLISH, TIME)));
        samples.put(
                "evaluation-skipped",
                new EvaluationSkipped(
                        "demo",
                        1,
                        500,
                        true,
                        FILE,
                        "ClassifierUnavailable",
                        "model 'fashion-classifier' has no version",
                        TIME));
        samples.put(
                "model-promoted",
                new ModelPromoted(
                        "fashion-cgan", 3, ModelKind.GENERATOR, FILE, Map.of("classFid", 41.5), "demo", 500, TIME));
        return samples;
    }

    private static Alarm collapse() {
        return new Alarm(
                "collapse",
                AlarmSeverity.WARNING,
                1500,
                "diversity.of.bag",
                0.125,
                0.3,
                "images generated for 'bag' differ by 12.5 % of what real ones do, twice in a row",
                "lower the class weight of the generator");
    }

    private static Alarm nonFinite() {
        return new Alarm(
                "non-finite",
                AlarmSeverity.CRITICAL,
                1500,
                "loss of network 'generator'",
                null,
                null,
                "loss of network 'generator' is not finite: got NaN",
                "lower the learning rate");
    }

    private static JobSnapshot snapshot() {
        return new JobSnapshot(
                "demo",
                JobPhase.RUNNING,
                "ef".repeat(32),
                SPEC,
                1,
                new Lease("trainer-1", 1, TIME.plusSeconds(60)),
                PROGRESS,
                CHECKPOINT,
                new JobFailure("LeaseExpired", "attempt 0 of worker 'trainer-0' was lost", List.of()),
                TIME.minusSeconds(90),
                TIME,
                4);
    }

    private static JobSnapshot early() {
        return new JobSnapshot(
                "demo",
                JobPhase.SUCCEEDED,
                "ef".repeat(32),
                SPEC,
                1,
                null,
                PROGRESS,
                CHECKPOINT,
                null,
                TIME.minusSeconds(90),
                TIME,
                5,
                STOPPED_EARLY);
    }

    private static JobSnapshot rejected() {
        JobFailure failure = new JobFailure(
                "InvalidSpec",
                "/training/steps: must be at least 1: got -1",
                List.of(new Problem("/training/steps", "must be at least 1: got -1")));
        return new JobSnapshot(
                "bad", JobPhase.REJECTED, "", null, 0, null, Progress.none(0), null, failure, TIME, TIME, 1);
    }

    private static EvaluationCompleted evaluation() {
        return new EvaluationCompleted(
                "demo",
                1,
                500,
                false,
                FILE,
                "12".repeat(32),
                new ArtifactRef("evaluations/ab/12/report.json", "34".repeat(32), 8192),
                Map.of("fid", 33.25, "classFid", 41.5, "labelAccuracy", 0.875),
                Map.of("classFid", Map.of("bag", 40.0, "coat", 43.0)),
                PUBLISH,
                TIME);
    }

    private static EvaluationCompleted staged() {
        ArtifactRef report = new ArtifactRef("evaluations/ab/12/report.json", "34".repeat(32), 8192);
        return new EvaluationCompleted(
                "demo",
                1,
                1000,
                false,
                FILE,
                "12".repeat(32),
                report,
                Map.of("fid", 33.25, "classFid", 41.5),
                Map.of("classFid", Map.of("bag", 40.0, "coat", 43.0)),
                new PublishSpec("fashion-cgan", new GateSpec("classFid", "minimize", 60.5, GateEvidence.SIGNIFICANT)),
                TIME,
                EvaluationStage.FAST,
                Map.of("fid", 0.5, "classFid", 0.75),
                new ArtifactRef("evaluations/ab/12/deviations.safetensors", "56".repeat(32), 32768),
                new Standing(
                        "classFid",
                        0,
                        new Standing.Rival(1, 500, FILE, report),
                        Map.of(
                                "classFid", new ScoreComparison(-2.5, 0.25, Verdict.BETTER),
                                "fid", new ScoreComparison(0.125, 0.25, Verdict.NOT_SIGNIFICANT))),
                new ArtifactRef("evaluations/ab/12/report.html", "78".repeat(32), 65536));
    }

    private static EvaluationCompleted unconditional() {
        return new EvaluationCompleted(
                "plain",
                1,
                500,
                true,
                FILE,
                "12".repeat(32),
                new ArtifactRef("evaluations/ab/12/report.json", "34".repeat(32), 8192),
                Map.of("fid", 36.75, "inceptionScore", 4.5),
                Map.of(),
                new PublishSpec("fashion-gan", new GateSpec("fid", "minimize", null)),
                TIME);
    }

    /** The data of one golden file. */
    static Object sample(String name) {
        return Objects.requireNonNull(samples().get(name), name);
    }

    /** The name of the golden file's schema. */
    static String schema(String name) {
        int variant = name.indexOf('.');
        return variant < 0 ? name : name.substring(0, variant);
    }

    /** The golden file's own name: {@code <schema>.v1[.<variant>].json}. */
    static String file(String name) {
        return schema(name) + ".v1" + name.substring(schema(name).length()) + ".json";
    }

    /** Rewrites the golden files; the argument is their folder. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Object> sample : samples().entrySet()) {
            Files.writeString(folder.resolve(file(sample.getKey())), Json.pretty(sample.getValue()));
        }
    }
}
