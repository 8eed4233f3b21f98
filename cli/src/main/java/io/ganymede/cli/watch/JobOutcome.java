package io.ganymede.cli.watch;

import io.ganymede.common.error.Problems;
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

    /** The phase and, when the job did not succeed, the reason, with a line for every problem of a request. */
    public String describe() {
        return "job " + snapshot.jobId() + " " + ending();
    }

    /** As {@link #describe}, without the job. */
    public String ending() {
        JobFailure failure = snapshot.failure();
        String phase = snapshot.phase().name();
        if (failure == null || succeeded()) {
            return phase;
        }
        String why = phase + ": " + failure.reason() + ": " + failure.message();
        return failure.problems().isEmpty() ? why : why + "\n" + Problems.describe(failure.problems());
    }
}
