package io.ganymede.cli.client;

import io.ganymede.common.event.TrainingProgressed;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the attempts of a job began and ended. The topic of jobs keeps the newest snapshot alone in the long run, so that the
 * first progress of an attempt stands in for a snapshot that tells of its begin. Not thread-safe.
 */
final class AttemptTimes {
    private final Map<Integer, Instant> begins = new TreeMap<>();
    private final Map<Integer, Instant> ends = new TreeMap<>();

    void take(JobSnapshot job) {
        if (job.attempt() == 0) {
            return;
        }
        if (job.phase() == JobPhase.RUNNING) {
            begun(job.attempt(), job.updatedAt());
        }
        lasted(job.attempt(), job.updatedAt());
    }

    void take(TrainingProgressed progress) {
        begun(progress.attempt(), progress.observedAt());
        lasted(progress.attempt(), progress.observedAt());
    }

    /** Sum over the attempts whose begin is known; empty when none is. */
    Optional<Duration> total() {
        return begins.entrySet().stream()
                .map(begin -> Duration.between(begin.getValue(), ends.getOrDefault(begin.getKey(), begin.getValue())))
                .reduce(Duration::plus);
    }

    private void begun(int attempt, Instant time) {
        begins.merge(attempt, time, (first, second) -> first.isBefore(second) ? first : second);
    }

    private void lasted(int attempt, Instant time) {
        ends.merge(attempt, time, (first, second) -> first.isAfter(second) ? first : second);
    }
}
