package io.ganymede.common.event;

import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import org.jspecify.annotations.Nullable;

/** What runners tell the coordinator. Every report but the claim carries the attempt that fences it. */
public sealed interface RunnerReport {
    String jobId();

    String workerId();

    /** A free runner asks for a pending job; the first valid claim gets the lease. */
    record JobClaimed(String jobId, String workerId) implements RunnerReport {}

    /** The runner lives and holds its lease. */
    record AttemptProgressed(String jobId, String workerId, int attempt, Progress progress) implements RunnerReport {}

    /** A checkpoint is complete in the object store. */
    record CheckpointStored(String jobId, String workerId, int attempt, CheckpointPointer checkpoint)
            implements RunnerReport {}

    /**
     * The attempt has ended.
     *
     * @param failure why it failed; absent when it succeeded
     * @param stoppedEarly why it succeeded before the last step; absent otherwise
     */
    record AttemptFinished(
            String jobId,
            String workerId,
            int attempt,
            Progress progress,
            @Nullable JobFailure failure,
            @Nullable StoppedEarly stoppedEarly)
            implements RunnerReport {

        /** An attempt that failed, or did all its steps. */
        public AttemptFinished(
                String jobId, String workerId, int attempt, Progress progress, @Nullable JobFailure failure) {
            this(jobId, workerId, attempt, progress, failure, null);
        }
    }
}
