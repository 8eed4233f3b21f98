package io.ganymede.trainer.runner;

import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.AttemptProgressed;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs of life of one attempt, and the watch on its lease, on one thread. */
final class Heartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final RunnerContext context;
    private final JobSnapshot job;
    private final LeaseGuard guard;
    private final Consumer<Signal> signals;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "ganymede-heartbeat"));
    private volatile Progress progress;
    private volatile boolean lost;

    Heartbeats(RunnerContext context, JobSnapshot job, Consumer<Signal> signals) {
        this.context = context;
        this.job = job;
        this.signals = signals;
        this.progress = job.progress();
        this.guard = new LeaseGuard(
                context.settings().workerId(), job.attempt(), context.settings().lease(), System.nanoTime());
    }

    void start() {
        long beat = context.settings().heartbeat().toMillis();
        var unusedBeat = executor.scheduleAtFixedRate(() -> guarded(this::beat), beat, beat, TimeUnit.MILLISECONDS);
        long watch = Math.min(WATCH.toMillis(), beat);
        var unusedWatch = executor.scheduleAtFixedRate(() -> guarded(this::watch), watch, watch, TimeUnit.MILLISECONDS);
    }

    /** The boundary of the thread: an error must not end the schedule in silence. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("heartbeat failed", e);
        }
    }

    void progress(Progress now) {
        progress = now;
    }

    Progress progress() {
        return progress;
    }

    /** Whether the lease is lost; nothing may be published then. */
    boolean lost() {
        return lost;
    }

    private void beat() {
        if (!lost) {
            context.events()
                    .offer(
                            EventType.ATTEMPT_PROGRESSED,
                            job.jobId(),
                            new AttemptProgressed(
                                    job.jobId(), context.settings().workerId(), job.attempt(), progress));
        }
    }

    private void watch() {
        if (lost) {
            return;
        }
        guard.lost(
                        context.jobs().find(job.jobId()).orElse(null),
                        context.brokerAnswers().getAsBoolean(),
                        System.nanoTime())
                .ifPresent(why -> {
                    lost = true;
                    signals.accept(new Signal.LeaseLost(why));
                });
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
