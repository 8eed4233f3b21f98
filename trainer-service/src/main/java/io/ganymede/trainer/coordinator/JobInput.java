package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.Problem;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;

/** Everything that can change a job. */
public sealed interface JobInput {
    String jobId();

    /** What users ask for. Cancel, pause, resume and a change of priority will stand here. */
    sealed interface Command extends JobInput {}

    /**
     * A valid request.
     *
     * @param specHash SHA-256 of the spec without its job id; tells a repeated request from a second one
     */
    record Submit(TrainingSpec spec, String specHash) implements Command {
        @Override
        public String jobId() {
            return spec.jobId();
        }
    }

    /** A request with faults, whose job id could be read. */
    record SubmitInvalid(String jobId, List<Problem> problems) implements Command {
        public SubmitInvalid {
            problems = List.copyOf(problems);
        }
    }

    /** What a runner says. */
    record Report(RunnerReport report) implements JobInput {
        @Override
        public String jobId() {
            return report.jobId();
        }
    }

    /** The lease of a running job has ended without a sign of life. */
    record LeaseExpiry(String jobId) implements JobInput {}
}
