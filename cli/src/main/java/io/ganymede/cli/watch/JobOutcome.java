package io.ganymede.cli.watch;

import io.ganymede.common.error.Problems;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.StoppedEarly;
import java.util.Optional;

/**
 * How a job ended.
 *
 * @param snapshot its last snapshot
 */
public record JobOutcome(JobSnapshot snapshot) {
    public boolean succeeded() {
        return snapshot.phase() == JobPhase.SUCCEEDED;
    }

    /** The phase and, when the job failed or ended early, the reason, with a line for every problem of a request. */
    public String describe() {
        return "job " + snapshot.jobId() + " " + ending();
    }

    /** Where and why training ended before its last step; empty when it did not. */
    public Optional<String> early() {
        StoppedEarly early = snapshot.stoppedEarly();
        return early == null
                ? Optional.empty()
                : Optional.of(
                        "at step " + early.step() + " of " + snapshot.progress().steps() + ": " + early.message());
    }

    /** As {@link #describe}, without the job. */
    public String ending() {
        JobFailure failure = snapshot.failure();
        String phase = snapshot.phase().name();
        if (failure == null || succeeded()) {
            return phase + early().map(why -> " early " + why).orElse("");
        }
        String why = phase + ": " + failure.reason() + ": " + failure.message();
        return failure.problems().isEmpty() ? why : why + "\n" + Problems.describe(failure.problems());
    }
}
