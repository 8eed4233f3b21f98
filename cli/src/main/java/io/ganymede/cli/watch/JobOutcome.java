package io.ganymede.cli.watch;

import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;

/**
 * How a job ended.
 *
 * @param snapshot its last snapshot
 */
public record JobOutcome(JobSnapshot snapshot) {
    public boolean succeeded() {
        return snapshot.phase() == JobPhase.SUCCEEDED;
    }

    /** The phase and, when the job did not succeed, the reason. */
    public String describe() {
        JobFailure failure = snapshot.failure();
        String what = "job " + snapshot.jobId() + " " + snapshot.phase();
        return failure == null || succeeded() ? what : what + ": " + failure.reason() + ": " + failure.message();
    }
}
