package io.ganymede.trainer.coordinator;

import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next revision of a snapshot: what is not set stays. */
final class SnapshotRevision {
    private final JobSnapshot before;
    private final Instant now;
    private JobPhase phase;
    private int attempt;
    private @Nullable Lease lease;
    private Progress progress;
    private @Nullable CheckpointPointer lastCheckpoint;
    private @Nullable JobFailure failure;
    private @Nullable StoppedEarly stoppedEarly;

    private SnapshotRevision(JobSnapshot before, Instant now) {
        this.before = before;
        this.now = now;
        this.phase = before.phase();
        this.attempt = before.attempt();
        this.lease = before.lease();
        this.progress = before.progress();
        this.lastCheckpoint = before.lastCheckpoint();
        this.failure = before.failure();
        this.stoppedEarly = before.stoppedEarly();
    }

    static SnapshotRevision of(JobSnapshot before, Instant now) {
        return new SnapshotRevision(before, now);
    }

    SnapshotRevision phase(JobPhase value) {
        phase = value;
        return this;
    }

    SnapshotRevision attempt(int value) {
        attempt = value;
        return this;
    }

    SnapshotRevision lease(@Nullable Lease value) {
        lease = value;
        return this;
    }

    SnapshotRevision progress(Progress value) {
        progress = value;
        return this;
    }

    SnapshotRevision lastCheckpoint(CheckpointPointer value) {
        lastCheckpoint = value;
        return this;
    }

    SnapshotRevision failure(@Nullable JobFailure value) {
        failure = value;
        return this;
    }

    SnapshotRevision stoppedEarly(@Nullable StoppedEarly value) {
        stoppedEarly = value;
        return this;
    }

    JobSnapshot snapshot() {
        return new JobSnapshot(
                before.jobId(),
                phase,
                before.specHash(),
                before.spec(),
                attempt,
                lease,
                progress,
                lastCheckpoint,
                failure,
                before.createdAt(),
                now.isBefore(before.updatedAt()) ? before.updatedAt() : now,
                before.revision() + 1,
                stoppedEarly);
    }
}
