package io.ganymede.trainer.runner;

import static java.util.Objects.requireNonNull;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.event.TrainingProgressed;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.worker.WorkerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversation with one training process, from its start until it is gone and all that it made is stored. */
final class WorkerSession {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerSession.class);
    private static final long PROGRESS_INTERVAL_NANOS = Duration.ofMillis(900).toNanos();
    private static final int KILLED_EXIT = 128 + 9;

    private final RunnerContext context;
    private final Retry retry;
    private final JobSnapshot job;
    private final Preparation.Work work;
    private final SignalLine signals;
    private final Heartbeats heartbeats;
    private final EarlyStopping stopping;
    private WorkerMessage.@Nullable Ready ready;
    private @Nullable WorkerMessage lastWord;
    private @Nullable Ending ending;
    private boolean preempted;
    private long stopDeadline;
    private long countedSteps;
    private long lastProgressNanos = System.nanoTime() - PROGRESS_INTERVAL_NANOS;

    WorkerSession(
            RunnerContext context,
            Retry retry,
            JobSnapshot job,
            Preparation.Work work,
            SignalLine signals,
            Heartbeats heartbeats) {
        this.context = context;
        this.retry = retry;
        this.job = job;
        this.work = work;
        this.signals = signals;
        this.heartbeats = heartbeats;
        this.stopping = new EarlyStopping(job, work.spec());
    }

    Ending run() throws InterruptedException {
        try (UploadLine uploads = new UploadLine(signals::accept);
                TrainingProcess process = start()) {
            try {
                return converse(process, uploads);
            } finally {
                retry.stop();
            }
        } catch (IOException e) {
            return Ending.failed(Reason.INTERNAL, "training process cannot be started: " + e);
        }
    }

    private TrainingProcess start() throws IOException {
        return TrainingProcess.start(
                context.settings().launch().command(work.order()),
                this::hear,
                () -> signals.accept(new Signal.WorkerEnded()));
    }

    /** On the thread that reads the worker's output. */
    private void hear(String line) {
        try {
            signals.accept(new Signal.Said(Json.read(
                    "message of the training process", line.getBytes(StandardCharsets.UTF_8), WorkerMessage.class)));
        } catch (PlatformException e) {
            signals.accept(new Signal.Failed(new PlatformException(
                    Reason.INTERNAL, "training process speaks another language: " + e.getMessage(), e)));
        }
    }

    private Ending converse(TrainingProcess process, UploadLine uploads) throws InterruptedException {
        while (true) {
            Signal signal = next();
            if (signal == null) {
                return Ending.failed(Reason.PREEMPTED, "the service stopped before a last checkpoint was stored");
            }
            if (signal instanceof Signal.Said said) {
                obey(said.message(), process, uploads);
            } else if (signal instanceof Signal.WorkerEnded) {
                ending = endingOf(process);
                uploads.finish();
            } else if (signal instanceof Signal.UploadsDone) {
                return requireNonNull(ending);
            } else if (signal instanceof Signal.Failed failed) {
                throw failed.cause();
            } else if (signal instanceof Signal.LeaseLost lost) {
                return new Ending.Fenced(lost.why());
            } else if (signal instanceof Signal.Evaluated evaluated) {
                finishIf(stopping.take(evaluated.evaluation()), process);
            } else if (signal instanceof Signal.StopRequested) {
                stop(process);
            } else {
                throw new IllegalStateException("signal " + signal + " has no rule");
            }
        }
    }

    /** The next signal; null when the service stops and its patience has ended. */
    private @Nullable Signal next() throws InterruptedException {
        return preempted ? signals.poll(Duration.ofNanos(stopDeadline - System.nanoTime())) : signals.take();
    }

    private void stop(TrainingProcess process) {
        if (!preempted) {
            preempted = true;
            stopDeadline = System.nanoTime() + context.settings().stopGrace().toNanos();
            process.send("stop");
        }
    }

    /** Has the step that the worker is at be the last one. */
    private void finishIf(boolean exhausted, TrainingProcess process) {
        if (exhausted) {
            LOG.info(
                    "training ends early jobId={} attempt={} why={}",
                    job.jobId(),
                    job.attempt(),
                    stopping.endedAt(countedSteps));
            process.send("finish");
        }
    }

    private void obey(WorkerMessage message, TrainingProcess process, UploadLine uploads) {
        if (message instanceof WorkerMessage.Ready first) {
            ready = first;
            countedSteps = first.step();
            finishIf(stopping.begin(first.step()), process);
        } else if (message instanceof WorkerMessage.Progressed progressed) {
            take(progressed.progress());
        } else if (message instanceof WorkerMessage.Alarmed alarmed) {
            tell(alarmed.alarm(), uploads);
        } else if (message instanceof WorkerMessage.CheckpointReady checkpoint) {
            WorkerMessage.Ready worker = requireReady();
            stopping.advance(checkpoint.step());
            @Nullable StoppedEarly early = checkpoint.last() ? endedEarly(checkpoint.step()) : null;
            uploads.add(() -> {
                publication().publish(worker, checkpoint, early);
                process.send("ack " + checkpoint.step());
            });
        } else if (message instanceof WorkerMessage.ClassifierReady classifier) {
            WorkerMessage.Ready worker = requireReady();
            uploads.add(() ->
                    new ClassifierPublication(context, retry, job, work, heartbeats::lost).publish(worker, classifier));
        } else if (message instanceof WorkerMessage.Finished || message instanceof WorkerMessage.Failed) {
            lastWord = message;
        } else {
            throw new IllegalStateException("message " + message + " has no rule");
        }
    }

    /** Why training ended at that step; null when it is the last one. */
    private @Nullable StoppedEarly endedEarly(long step) {
        return step < work.spec().training().steps() ? stopping.endedAt(step) : null;
    }

    private CheckpointPublication publication() {
        return new CheckpointPublication(context, retry, job, work, heartbeats::lost);
    }

    private WorkerMessage.Ready requireReady() {
        if (ready == null) {
            throw new PlatformException(Reason.INTERNAL, "training process made a file before it was ready");
        }
        return ready;
    }

    private void take(Progress progress) {
        heartbeats.progress(progress);
        stopping.advance(progress.step());
        long steps = Math.max(0, progress.step() - countedSteps);
        countedSteps = Math.max(countedSteps, progress.step());
        context.meters().progressed(steps, steps * imagesPerStep(), progress);
        long now = System.nanoTime();
        boolean last = progress.step() >= progress.steps();
        if (!heartbeats.lost() && (last || now - lastProgressNanos >= PROGRESS_INTERVAL_NANOS)) {
            lastProgressNanos = now;
            context.events()
                    .offer(
                            EventType.TRAINING_PROGRESSED,
                            job.jobId(),
                            new TrainingProgressed(
                                    job.jobId(),
                                    job.attempt(),
                                    progress,
                                    context.clock().instant()));
        }
    }

    /** Goes the way of checkpoints: it is stored before the attempt is reported as ended. */
    private void tell(Alarm alarm, UploadLine uploads) {
        LOG.warn(
                "alarm jobId={} attempt={} code={} severity={} step={} message={} advice={}",
                job.jobId(),
                job.attempt(),
                alarm.code(),
                alarm.severity(),
                alarm.step(),
                alarm.message(),
                alarm.advice());
        context.meters().alarmed(alarm.code());
        TrainingAlarmRaised raised = new TrainingAlarmRaised(
                job.jobId(), job.attempt(), alarm, context.clock().instant());
        uploads.add(() -> {
            if (!heartbeats.lost()) {
                retry.external("publish an alarm", () -> context.events()
                        .publish(EventType.TRAINING_ALARM_RAISED, job.jobId(), raised));
            }
        });
    }

    private long imagesPerStep() {
        return (long) work.spec().training().batchSize()
                * Math.max(1, work.spec().training().discriminatorSteps());
    }

    private Ending complete(long step) {
        long steps = work.spec().training().steps();
        @Nullable StoppedEarly early = endedEarly(step);
        return step < steps && early == null
                ? Ending.failed(
                        Reason.INTERNAL, "training process ended unasked: got step " + step + ", expected " + steps)
                : new Ending.Succeeded(early);
    }

    /** What the end of the process means; what it made before is stored whatever that is. */
    private Ending endingOf(TrainingProcess process) throws InterruptedException {
        int code = process.exitCode();
        if (lastWord instanceof WorkerMessage.Failed failed) {
            if (failed.reason().equals(Reason.NON_FINITE_LOSS.code())) {
                context.meters().nonFinite();
            }
            return Ending.failed(failed.reason(), failed.message());
        }
        if (lastWord instanceof WorkerMessage.Finished finished && code == 0) {
            return finished.stopped()
                    ? Ending.failed(Reason.PREEMPTED, "the service stopped; all checkpoints are stored")
                    : complete(finished.step());
        }
        boolean memory = code == WorkerLaunch.OUT_OF_MEMORY_EXIT
                || code == KILLED_EXIT
                || process.lastErrors().contains("OutOfMemoryError");
        LOG.warn("worker ended without a last word jobId={} exitCode={}", job.jobId(), code);
        return Ending.failed(
                memory ? Reason.OUT_OF_MEMORY : Reason.INTERNAL,
                String.format(
                        Locale.ROOT,
                        "training process ended with exit code %d; its last lines: %s",
                        code,
                        process.lastErrors()));
    }
}
