package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.event.RunnerReport.AttemptFinished;
import io.ganymede.common.event.RunnerReport.AttemptProgressed;
import io.ganymede.common.event.RunnerReport.CheckpointStored;
import io.ganymede.common.event.RunnerReport.JobClaimed;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.coordinator.Effect.CountAttempt;
import io.ganymede.trainer.coordinator.Effect.CountRequest;
import io.ganymede.trainer.coordinator.Effect.Emit;
import io.ganymede.trainer.coordinator.Effect.Fence;
import io.ganymede.trainer.coordinator.Effect.Refuse;
import io.ganymede.trainer.coordinator.Effect.RenewLease;
import io.ganymede.trainer.coordinator.Effect.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job as a pure function of the job, one input and the time.
 *
 * <pre>
 * (none) --request--> PENDING --claim--> RUNNING --finished--> SUCCEEDED | FAILED
 *    |                   ^                  |
 *    +--> REJECTED       +---- requeue -----+   lease expired, or a failure that another attempt may not meet
 * </pre>
 *
 * <p>The revision grows with every change, the attempt never falls, and a terminal phase never changes.
 */
public final class JobStateMachine {
    private static final String SUCCEEDED = "Succeeded";

    private final Duration lease;

    /** @param lease how long a runner may stay silent */
    public JobStateMachine(Duration lease) {
        this.lease = lease;
    }

    /** What the input makes of the job. */
    public Transition apply(@Nullable JobSnapshot job, JobInput input, Instant now) {
        if (input instanceof JobInput.Submit submit) {
            return submit(job, submit, now);
        }
        if (input instanceof JobInput.SubmitInvalid invalid) {
            return submitInvalid(job, invalid, now);
        }
        if (input instanceof JobInput.Report report) {
            return report(job, report.report(), now);
        }
        if (input instanceof JobInput.LeaseExpiry) {
            return leaseExpiry(job, now);
        }
        throw new IllegalStateException("job input " + input.getClass() + " has no rule");
    }

    private static Transition submit(@Nullable JobSnapshot job, JobInput.Submit submit, Instant now) {
        if (job == null) {
            TrainingSpec spec = submit.spec();
            JobSnapshot accepted = new JobSnapshot(
                    spec.jobId(),
                    JobPhase.PENDING,
                    submit.specHash(),
                    spec,
                    0,
                    null,
                    Progress.none(spec.training().steps()),
                    null,
                    null,
                    now,
                    now,
                    1);
            return Transition.to(
                    accepted, new Emit(EventType.TRAINING_ACCEPTED), new CountRequest(RequestOutcome.ACCEPTED));
        }
        if (job.specHash().equals(submit.specHash())) {
            return Transition.unchanged(
                    job, new Emit(EventType.TRAINING_ACCEPTED), new CountRequest(RequestOutcome.DUPLICATE));
        }
        return Transition.unchanged(
                job,
                new Refuse(
                        Reason.DUPLICATE_JOB_ID,
                        "job '" + job.jobId() + "' exists with another specification: got spec hash "
                                + submit.specHash() + ", the job (" + job.phase() + ") has '" + job.specHash()
                                + "'; expected a job id that is not taken"),
                new CountRequest(RequestOutcome.REJECTED));
    }

    private static Transition submitInvalid(@Nullable JobSnapshot job, JobInput.SubmitInvalid invalid, Instant now) {
        Refuse refuse = Effect.refuse(Reason.INVALID_SPEC, invalid.problems());
        CountRequest count = new CountRequest(RequestOutcome.REJECTED);
        if (job != null) {
            return Transition.unchanged(job, refuse, count);
        }
        JobFailure failure = new JobFailure(
                Reason.INVALID_SPEC.code(),
                String.format(
                        Locale.ROOT,
                        "the request has %d problem(s)",
                        invalid.problems().size()),
                invalid.problems());
        JobSnapshot rejected = new JobSnapshot(
                invalid.jobId(), JobPhase.REJECTED, "", null, 0, null, Progress.none(0), null, failure, now, now, 1);
        return Transition.to(rejected, new Emit(EventType.TRAINING_REJECTED), refuse, count);
    }

    private Transition report(@Nullable JobSnapshot job, RunnerReport report, Instant now) {
        if (job == null) {
            return Transition.unchanged(
                    null,
                    new Refuse(
                            Reason.NOT_FOUND,
                            "job '" + report.jobId() + "' is not known: got a report of worker '" + report.workerId()
                                    + "', expected the id of an accepted job"));
        }
        if (report instanceof JobClaimed claim) {
            return claim(job, claim, now);
        }
        if (report instanceof AttemptProgressed progressed) {
            return holds(job, report, progressed.attempt())
                    ? advance(job, now, SnapshotRevision.of(job, now).progress(progressed.progress()))
                    : fence(job, report, progressed.attempt());
        }
        if (report instanceof CheckpointStored stored) {
            return holds(job, report, stored.attempt())
                    ? advance(job, now, SnapshotRevision.of(job, now).lastCheckpoint(stored.checkpoint()))
                    : fence(job, report, stored.attempt());
        }
        if (report instanceof AttemptFinished finished) {
            return holds(job, report, finished.attempt())
                    ? finish(job, finished, now)
                    : fence(job, report, finished.attempt());
        }
        throw new IllegalStateException("report " + report.getClass() + " has no rule");
    }

    private Transition claim(JobSnapshot job, JobClaimed claim, Instant now) {
        if (job.phase() != JobPhase.PENDING) {
            return Transition.unchanged(job);
        }
        int attempt = job.attempt() + 1;
        JobSnapshot running = SnapshotRevision.of(job, now)
                .phase(JobPhase.RUNNING)
                .attempt(attempt)
                .lease(new Lease(claim.workerId(), attempt, now.plus(lease)))
                .progress(Progress.none(job.progress().steps()))
                .snapshot();
        return Transition.to(running, new Emit(EventType.TRAINING_STARTED), new RenewLease());
    }

    private Transition advance(JobSnapshot job, Instant now, SnapshotRevision revision) {
        Lease held = heldLease(job);
        JobSnapshot advanced = revision.lease(new Lease(held.workerId(), held.attempt(), now.plus(lease)))
                .snapshot();
        return Transition.to(advanced, new Emit(EventType.TRAINING_ADVANCED), new RenewLease());
    }

    private static Transition finish(JobSnapshot job, AttemptFinished finished, Instant now) {
        SnapshotRevision revision = SnapshotRevision.of(job, now).lease(null).progress(finished.progress());
        JobFailure failure = finished.failure();
        if (failure == null) {
            return Transition.to(
                    revision.phase(JobPhase.SUCCEEDED)
                            .failure(null)
                            .stoppedEarly(finished.stoppedEarly())
                            .snapshot(),
                    new Emit(EventType.TRAINING_SUCCEEDED),
                    new CountAttempt(SUCCEEDED));
        }
        ErrorKind kind = Reasons.require(failure.reason()).kind();
        if (kind == ErrorKind.USER || kind == ErrorKind.INTERNAL) {
            return Transition.to(
                    revision.phase(JobPhase.FAILED).failure(failure).snapshot(),
                    new Emit(EventType.TRAINING_FAILED),
                    new CountAttempt(failure.reason()));
        }
        return another(job, revision, failure);
    }

    private static Transition leaseExpiry(@Nullable JobSnapshot job, Instant now) {
        if (job == null || job.phase() != JobPhase.RUNNING) {
            return Transition.unchanged(job);
        }
        Lease held = heldLease(job);
        JobFailure failure = new JobFailure(
                Reason.LEASE_EXPIRED.code(),
                "worker '" + held.workerId() + "' was silent for a whole lease in attempt " + held.attempt(),
                List.of());
        return another(job, SnapshotRevision.of(job, now).lease(null), failure);
    }

    /** Requeues the job, or fails it when it has used up its attempts. */
    private static Transition another(JobSnapshot job, SnapshotRevision revision, JobFailure failure) {
        int allowed = spec(job).scheduling().maxAttempts();
        CountAttempt count = new CountAttempt(failure.reason());
        if (job.attempt() < allowed) {
            return Transition.to(
                    revision.phase(JobPhase.PENDING).failure(failure).snapshot(),
                    new Emit(EventType.TRAINING_REQUEUED),
                    count);
        }
        JobFailure last = new JobFailure(
                Reason.MAX_ATTEMPTS_EXCEEDED.code(),
                "attempt " + job.attempt() + " of " + allowed + " failed with " + failure.reason() + ": "
                        + failure.message(),
                failure.problems());
        return Transition.to(
                revision.phase(JobPhase.FAILED).failure(last).snapshot(), new Emit(EventType.TRAINING_FAILED), count);
    }

    private static boolean holds(JobSnapshot job, RunnerReport report, int attempt) {
        Lease held = job.lease();
        return job.phase() == JobPhase.RUNNING
                && held != null
                && held.workerId().equals(report.workerId())
                && held.attempt() == attempt;
    }

    private static Transition fence(JobSnapshot job, RunnerReport report, int attempt) {
        return Transition.unchanged(job, new Fence(report.workerId(), attempt));
    }

    private static Lease heldLease(JobSnapshot job) {
        Lease held = job.lease();
        if (held == null) {
            throw new IllegalStateException("job '" + job.jobId() + "' is RUNNING without a lease");
        }
        return held;
    }

    private static TrainingSpec spec(JobSnapshot job) {
        TrainingSpec spec = job.spec();
        if (spec == null) {
            throw new IllegalStateException("job '" + job.jobId() + "' is " + job.phase() + " without a spec");
        }
        return spec;
    }
}
