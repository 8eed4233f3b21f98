package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.trainer.coordinator.JobFixtures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void takesTheHighestPriorityThenTheOldest() {
        // Given
        JobSnapshot low = pending("low", 1, 100);
        JobSnapshot young = pending("young", 500, 10);
        JobSnapshot old = pending("old", 500, 20);

        // Then
        assertThat(Candidates.best(List.of(low, young, old), NOW)).contains(old);
        assertThat(Candidates.best(List.of(low, young), NOW)).contains(young);
    }

    @Test
    void takesPendingJobsOnly() {
        for (JobPhase phase : JobPhase.values()) {
            JobSnapshot job = job("a", phase, 1, 10, 0, null);
            assertThat(Candidates.best(List.of(job), NOW).isPresent()).isEqualTo(phase == JobPhase.PENDING);
        }
    }

    @Test
    void aJobThatFailedWaitsTwiceAsLongEveryTime() {
        assertThat(Candidates.best(List.of(failed(1, "OutOfMemory")), NOW)).isEmpty();
        assertThat(Candidates.best(List.of(failed(1, "OutOfMemory")), NOW.plusSeconds(1)))
                .isPresent();
        assertThat(Candidates.best(List.of(failed(4, "OutOfMemory")), NOW.plusSeconds(7)))
                .isEmpty();
        assertThat(Candidates.best(List.of(failed(4, "OutOfMemory")), NOW.plusSeconds(8)))
                .isPresent();
        assertThat(Candidates.best(List.of(failed(50, "OutOfMemory")), NOW.plusSeconds(60)))
                .isPresent();
    }

    @Test
    void aJobWhoseRunnerWentAwayDoesNotWait() {
        assertThat(Candidates.best(List.of(failed(1, "Preempted")), NOW)).isPresent();
        assertThat(Candidates.best(List.of(failed(1, "LeaseExpired")), NOW)).isPresent();
    }

    private static JobSnapshot pending(String id, int priority, long ageSeconds) {
        return job(id, JobPhase.PENDING, priority, ageSeconds, 0, null);
    }

    private static JobSnapshot failed(int attempt, String reason) {
        return job("a", JobPhase.PENDING, 1, 0, attempt, new JobFailure(reason, "", List.of()));
    }

    private static JobSnapshot job(
            String id, JobPhase phase, int priority, long ageSeconds, int attempt, @Nullable JobFailure failure) {
        return new JobSnapshot(
                id,
                phase,
                "a".repeat(64),
                JobFixtures.spec(id, JobKind.GAN, new SchedulingSpec(priority, 3)),
                attempt,
                null,
                JobFixtures.progress(0),
                null,
                failure,
                NOW.minusSeconds(ageSeconds),
                NOW,
                1);
    }
}
