package io.ganymede.trainer.runner;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.AttemptFinished;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a job whose lease this runner holds: heartbeats, preparation, the training process, and at the end the report
 * of how it went. {@link #run} blocks until that report is acknowledged.
 */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A store or broker that is away longer than this ends the attempt; the job is queued again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RunnerContext context;
    private final JobSnapshot job;
    private final TrainingSpec spec;
    private final SignalLine signals = new SignalLine();
    private final Retry retry = new Retry(FIRST_PAUSE, LONGEST_PAUSE, PATIENCE);
    private final Retry reporting = new Retry(FIRST_PAUSE, LONGEST_PAUSE, PATIENCE);
    private volatile boolean stopping;

    /** @param job the snapshot that grants the lease to this runner */
    Attempt(RunnerContext context, JobSnapshot job) {
        this.context = context;
        this.job = job;
        if (job.spec() == null) {
            throw new IllegalArgumentException("job '" + job.jobId() + "' has no spec");
        }
        this.spec = job.spec();
    }

    /** Asks it to end early, with a checkpoint if there is time; from any thread. */
    void stop() {
        stopping = true;
        retry.stop();
        reporting.stop();
        signals.accept(new Signal.StopRequested());
    }

    /** Tells it of an evaluation, of whichever job; from any thread. */
    void evaluated(EvaluationCompleted evaluation) {
        if (evaluation.jobId().equals(job.jobId())) {
            signals.accept(new Signal.Evaluated(evaluation));
        }
    }

    void run() throws InterruptedException {
        long start = System.nanoTime();
        context.meters().attemptBegun(job, spec, context.clock().instant());
        LOG.info("attempt begins jobId={} attempt={} kind={}", job.jobId(), job.attempt(), spec.kind());
        try (Heartbeats heartbeats = new Heartbeats(context, job, this::lostLease)) {
            heartbeats.start();
            Ending ending = ending(heartbeats);
            LOG.info("attempt ends jobId={} attempt={} outcome={}", job.jobId(), job.attempt(), ending.outcome());
            context.meters().attemptEnded(ending.outcome(), Duration.ofNanos(System.nanoTime() - start));
            report(heartbeats, ending);
        }
    }

    private void lostLease(Signal signal) {
        retry.stop();
        signals.accept(signal);
    }

    private Ending ending(Heartbeats heartbeats) throws InterruptedException {
        @Nullable Path folder = null;
        try (SplitCache.Uses splits = context.splits().uses()) {
            folder = Folders.create(
                    context.settings().workDirectory().resolve("attempts"), job.jobId() + "-" + job.attempt() + "-");
            Preparation preparation = new Preparation(context, retry, splits);
            @Nullable CheckpointManifest newest = preparation.newestCheckpoint(job, spec);
            if (newest != null && newest.stoppedEarly() != null) {
                return endedBefore(newest, newest.stoppedEarly(), heartbeats);
            }
            Preparation.Work work = preparation.prepare(job, spec, newest, folder);
            return stopping
                    ? Ending.failed(Reason.PREEMPTED, "the service stopped before training began")
                    : new WorkerSession(context, retry, job, work, signals, heartbeats).run();
        } catch (PlatformException e) {
            return ending(e, heartbeats);
        } catch (RuntimeException e) {
            // The boundary of the attempt: a defect fails one job, not the service.
            LOG.error("attempt failed unexpectedly jobId={} attempt={}", job.jobId(), job.attempt(), e);
            return Ending.failed(Reason.INTERNAL, "unexpected " + e);
        } finally {
            clean(folder);
        }
    }

    /** An attempt before this one lost its lease between its last checkpoint and its report: the report is all that is left. */
    private Ending endedBefore(CheckpointManifest last, StoppedEarly why, Heartbeats heartbeats) {
        LOG.info(
                "training has ended early before jobId={} attempt={} step={}",
                job.jobId(),
                last.attempt(),
                last.step());
        heartbeats.progress(new Progress(last.step(), spec.training().steps(), last.losses(), 0, 0, 0));
        return new Ending.Succeeded(why);
    }

    private Ending ending(PlatformException e, Heartbeats heartbeats) {
        if (heartbeats.lost()) {
            return new Ending.Fenced("while a neighbour failed: " + e.getMessage());
        }
        return stopping && e.kind() == ErrorKind.EXTERNAL
                ? Ending.failed(Reason.PREEMPTED, "the service stopped while a neighbour failed: " + e.getMessage())
                : Ending.failed(e);
    }

    private static void clean(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Folders.delete(folder);
        } catch (PlatformException e) {
            LOG.warn("work folder stays folder={} error={}", folder, e.getMessage());
        }
    }

    private void report(Heartbeats heartbeats, Ending ending) throws InterruptedException {
        if (ending instanceof Ending.Fenced fenced) {
            LOG.warn("attempt is fenced jobId={} attempt={} why={}", job.jobId(), job.attempt(), fenced.why());
            return;
        }
        @Nullable JobFailure failure = ending instanceof Ending.Failed failed ? failed.failure() : null;
        if (failure != null) {
            LOG.warn(
                    "attempt failed jobId={} attempt={} reason={} message={}",
                    job.jobId(),
                    job.attempt(),
                    failure.reason(),
                    failure.message());
        }
        @Nullable StoppedEarly early = ending instanceof Ending.Succeeded succeeded ? succeeded.stoppedEarly() : null;
        AttemptFinished report = new AttemptFinished(
                job.jobId(), context.settings().workerId(), job.attempt(), heartbeats.progress(), failure, early);
        try {
            reporting.external(
                    "report the end", () -> context.events().publish(EventType.ATTEMPT_FINISHED, job.jobId(), report));
            if (early != null) {
                context.meters().stoppedEarly();
            }
        } catch (PlatformException e) {
            LOG.error(
                    "end of attempt is not reported, its lease will expire jobId={} error={}",
                    job.jobId(),
                    e.getMessage());
        }
    }
}
