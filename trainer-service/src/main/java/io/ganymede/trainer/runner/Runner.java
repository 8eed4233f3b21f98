package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.JobClaimed;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One slot: claims the best pending job, runs the attempt it is granted, and begins again. */
public final class Runner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** A grant that comes later is found in the table. */
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(10);

    private final RunnerContext context;
    private final Set<String> begun = new HashSet<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Attempt attempt;

    public Runner(RunnerContext context) {
        this.context = context;
        this.thread = new Thread(this::run, "ganymede-runner");
    }

    public void start() {
        thread.start();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Tells the running attempt of an evaluation, of whichever job; from any thread. */
    public void evaluated(EvaluationCompleted evaluation) {
        Attempt running = attempt;
        if (running != null) {
            running.evaluated(evaluation);
        }
    }

    private void run() {
        try {
            long change = 0;
            while (!closing) {
                boolean worked = context.jobs().complete() && workOnce();
                if (!worked) {
                    change = context.jobs().awaitChange(change, IDLE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs what is granted, or claims; false when there is nothing to do. */
    private boolean workOnce() throws InterruptedException {
        try {
            Optional<JobSnapshot> granted = granted();
            if (granted.isEmpty()) {
                Optional<JobSnapshot> next =
                        Candidates.best(context.jobs().all(), context.clock().instant());
                if (next.isEmpty()) {
                    return false;
                }
                granted = claim(next.get());
            }
            if (granted.isPresent()) {
                work(granted.get());
            }
            return true;
        } catch (PlatformException e) {
            LOG.warn("runner pauses reason={} message={}", e.reason().code(), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            // The boundary of the thread: a defect must not end the slot.
            LOG.error("runner failed", e);
            return false;
        }
    }

    /** A grant to this process that it has not begun, for instance one that came after the claim was given up. */
    private Optional<JobSnapshot> granted() {
        return context.jobs().all().stream()
                .filter(this::grantedToUs)
                .filter(job -> !begun.contains(key(job)))
                .findFirst();
    }

    private boolean grantedToUs(JobSnapshot job) {
        Lease lease = job.lease();
        return job.phase() == JobPhase.RUNNING
                && lease != null
                && lease.workerId().equals(context.settings().workerId());
    }

    private Optional<JobSnapshot> claim(JobSnapshot pending) throws InterruptedException {
        String workerId = context.settings().workerId();
        LOG.info("job claimed jobId={} workerId={}", pending.jobId(), workerId);
        context.events().publish(EventType.JOB_CLAIMED, pending.jobId(), new JobClaimed(pending.jobId(), workerId));
        return context.jobs()
                .await(
                        pending.jobId(),
                        job -> closing || job.phase() != JobPhase.PENDING || job.attempt() > pending.attempt(),
                        CLAIM_PATIENCE)
                .filter(this::grantedToUs);
    }

    private void work(JobSnapshot job) throws InterruptedException {
        begun.add(key(job));
        Attempt begins = new Attempt(context, job);
        attempt = begins;
        if (closing) {
            begins.stop();
        }
        begins.run();
        attempt = null;
    }

    private static String key(JobSnapshot job) {
        return job.jobId() + "/" + job.attempt();
    }

    /** Ends the running attempt as preempted, with a last checkpoint if there is time. */
    @Override
    public void close() {
        closing = true;
        Attempt running = attempt;
        if (running != null) {
            running.stop();
        }
        Duration patience = context.settings().stopGrace().plusSeconds(15);
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                LOG.warn("runner interrupted after patience={}", patience);
                thread.interrupt();
                thread.join(patience.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.meters().close();
        }
    }
}
