package io.ganymede.common.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a job; the value of the compacted jobs topic.
 *
 * @param jobId key
 * @param phase where it stands
 * @param specHash SHA-256 of the resolved spec without job id, name and labels, lower-case hex; empty for a rejected request
 * @param spec the resolved spec; absent for a rejected request
 * @param attempt number of attempts begun, 0 before the first
 * @param lease the running attempt's lease; absent unless RUNNING
 * @param progress how far the running or last attempt is
 * @param lastCheckpoint newest stored checkpoint
 * @param failure why it was rejected or failed
 * @param createdAt when it was accepted or rejected
 * @param updatedAt when this snapshot was made
 * @param revision counts snapshots of this job from 1
 * @param stoppedEarly why it succeeded before its last step; absent otherwise
 */
public record JobSnapshot(
        String jobId,
        JobPhase phase,
        String specHash,
        @Nullable TrainingSpec spec,
        int attempt,
        @Nullable Lease lease,
        Progress progress,
        @Nullable CheckpointPointer lastCheckpoint,
        @Nullable JobFailure failure,
        Instant createdAt,
        Instant updatedAt,
        long revision,
        @Nullable StoppedEarly stoppedEarly) {

    /** A job that has not ended early. */
    public JobSnapshot(
            String jobId,
            JobPhase phase,
            String specHash,
            @Nullable TrainingSpec spec,
            int attempt,
            @Nullable Lease lease,
            Progress progress,
            @Nullable CheckpointPointer lastCheckpoint,
            @Nullable JobFailure failure,
            Instant createdAt,
            Instant updatedAt,
            long revision) {
        this(
                jobId,
                phase,
                specHash,
                spec,
                attempt,
                lease,
                progress,
                lastCheckpoint,
                failure,
                createdAt,
                updatedAt,
                revision,
                null);
    }
}
