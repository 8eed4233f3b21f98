package io.ganymede.trainer.coordinator;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;
import java.util.Map;

/** Specs, reports and inputs for tests of a job's life. */
public final class JobFixtures {
    public static final String JOB = "job-1";
    public static final String WORKER = "worker-1";
    public static final long STEPS = 100;

    private JobFixtures() {}

    public static TrainingSpec spec(String jobId, JobKind kind, SchedulingSpec scheduling) {
        return new TrainingSpec(
                TrainingSpec.VERSION,
                jobId,
                "a job",
                kind,
                Map.of("team", "test"),
                "demo",
                new DatasetChoice("digits", null),
                kind == JobKind.GAN ? Specs.model("tiny", 16) : Specs.model("cnn", 0),
                settings(kind),
                new CheckpointSpec(50),
                new EvaluationSpec("digits-classifier", 10, 0, "test", 1),
                scheduling,
                new PublishSpec("digits", new GateSpec("classFid", "minimize", null)));
    }

    private static TrainingSettings settings(JobKind kind) {
        OptimizerSpec adam = Specs.adam(1e-3, 0.5, 0.999, "constant");
        boolean gan = kind == JobKind.GAN;
        return Specs.settings(
                STEPS,
                8,
                1,
                gan ? "concat" : "cross-entropy",
                Map.of(),
                1,
                gan ? Map.of("generator", adam, "discriminator", adam) : Map.of("classifier", adam),
                new AverageSpec(0.99, 0));
    }

    public static TrainingSpec spec(int maxAttempts) {
        return spec(JOB, JobKind.GAN, new SchedulingSpec(500, maxAttempts));
    }

    public static Progress progress(long step) {
        return new Progress(step, STEPS, Map.of("generator", 0.5), 100, 0.01, 1);
    }

    static JobInput submit(int maxAttempts) {
        return new JobInput.Submit(spec(maxAttempts), "a".repeat(64));
    }

    static JobInput claim(String worker) {
        return new JobInput.Report(new RunnerReport.JobClaimed(JOB, worker));
    }

    static JobInput heartbeat(String worker, int attempt, long step) {
        return new JobInput.Report(new RunnerReport.AttemptProgressed(JOB, worker, attempt, progress(step)));
    }

    static JobInput checkpoint(String worker, int attempt, long step) {
        return new JobInput.Report(new RunnerReport.CheckpointStored(JOB, worker, attempt, pointer(attempt, step)));
    }

    static CheckpointPointer pointer(int attempt, long step) {
        return new CheckpointPointer(
                attempt, step, new ArtifactRef("jobs/" + JOB + "/" + step + "/manifest.json", "b".repeat(64), 10));
    }

    static JobInput succeeded(String worker, int attempt) {
        return new JobInput.Report(new RunnerReport.AttemptFinished(JOB, worker, attempt, progress(STEPS), null));
    }

    static JobInput failed(String worker, int attempt, Reason reason) {
        return new JobInput.Report(new RunnerReport.AttemptFinished(
                JOB, worker, attempt, progress(7), new JobFailure(reason.code(), "it broke", List.of())));
    }
}
