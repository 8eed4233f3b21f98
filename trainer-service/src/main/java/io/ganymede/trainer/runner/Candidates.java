package io.ganymede.trainer.runner;

import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.TrainingSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Which job is next: the highest priority, then the oldest. */
final class Candidates {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    /** These say nothing about the job or its neighbours: it may go on at once. */
    private static final Set<String> WITHOUT_PAUSE = Set.of(Reason.PREEMPTED.code(), Reason.LEASE_EXPIRED.code());

    private static final Comparator<JobSnapshot> ORDER = Comparator.comparingInt(Candidates::priority)
            .reversed()
            .thenComparing(JobSnapshot::createdAt)
            .thenComparing(JobSnapshot::jobId);

    private Candidates() {}

    static Optional<JobSnapshot> best(Collection<JobSnapshot> jobs, Instant now) {
        return jobs.stream()
                .filter(job -> job.phase() == JobPhase.PENDING && job.spec() != null)
                .filter(job -> !now.isBefore(readyAt(job)))
                .min(ORDER);
    }

    /** A job whose attempt failed waits 1, 2, 4 ... seconds, for a neighbour is in trouble. */
    private static Instant readyAt(JobSnapshot job) {
        JobFailure failure = job.failure();
        if (failure == null || WITHOUT_PAUSE.contains(failure.reason())) {
            return Instant.MIN;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(job.attempt() - 1, 0), 6));
        return job.updatedAt().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private static int priority(JobSnapshot job) {
        TrainingSpec spec = job.spec();
        return spec == null ? 0 : spec.scheduling().priority();
    }
}
