package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.trainer.coordinator.JobFixtures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaseGuardTest {
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:01:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LeaseGuard guard = new LeaseGuard("me", 2, Duration.ofSeconds(60), 0);

    @Test
    void holdsWhileSnapshotsExtendIt() {
        assertThat(guard.lost(running("me", 2, UNTIL), true, 10 * SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL.plusSeconds(50)), true, 60 * SECOND))
                .isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL.plusSeconds(100)), true, 110 * SECOND))
                .isEmpty();
    }

    @Test
    void isLostWhenNobodyExtendsItForAWholeLease() {
        assertThat(guard.lost(running("me", 2, UNTIL), true, SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL), true, 60 * SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL), true, 61 * SECOND))
                .hasValueSatisfying(why -> assertThat(why).contains("for a whole lease"));
    }

    @Test
    void isNotLostWhileTheBrokerIsOutOfReach() {
        assertThat(guard.lost(running("me", 2, UNTIL), true, SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL), false, 100 * SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL), true, 159 * SECOND)).isEmpty();
        assertThat(guard.lost(running("me", 2, UNTIL), true, 160 * SECOND)).isPresent();
    }

    @Test
    void isLostToAnotherWorkerOrAttemptOrPhase() {
        assertThat(guard.lost(running("you", 2, UNTIL), true, 0)).isPresent();
        assertThat(guard.lost(running("me", 3, UNTIL), true, 0)).isPresent();
        assertThat(guard.lost(snapshot(JobPhase.PENDING, null), true, 0)).contains("the job is PENDING");
        assertThat(guard.lost(snapshot(JobPhase.FAILED, null), true, 0)).isPresent();
        assertThat(guard.lost(null, true, 0)).contains("the job is gone");
    }

    private static JobSnapshot running(String worker, int attempt, Instant until) {
        return snapshot(JobPhase.RUNNING, new Lease(worker, attempt, until));
    }

    private static JobSnapshot snapshot(JobPhase phase, @Nullable Lease lease) {
        return new JobSnapshot(
                JobFixtures.JOB,
                phase,
                "a".repeat(64),
                JobFixtures.spec(1),
                2,
                lease,
                JobFixtures.progress(1),
                null,
                null,
                UNTIL,
                UNTIL,
                1);
    }
}
