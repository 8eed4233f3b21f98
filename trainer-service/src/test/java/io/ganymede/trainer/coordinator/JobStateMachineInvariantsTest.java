package io.ganymede.trainer.coordinator;

import static io.ganymede.trainer.coordinator.JobFixtures.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever comes in whatever order: one thousand random lives, each named by its seed. */
class JobStateMachineInvariantsTest {
    private static final int INPUTS = 60;
    private static final List<Reason> REASONS = List.of(Reason.values());

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void revisionGrowsAttemptNeverFallsTerminalStays(long seed) {
        // Given
        JobStateMachine machine = new JobStateMachine(Duration.ofSeconds(60));
        SplittableRandom random = new SplittableRandom(seed);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        JobSnapshot before = null;
        List<JobInput> history = new ArrayList<>();

        for (int i = 0; i < INPUTS; i++) {
            // When
            JobInput input = input(random);
            history.add(input);
            now = now.plusMillis(random.nextInt(-1000, 5000));
            JobSnapshot after = machine.apply(before, input, now).snapshot();

            // Then
            if (after != null && before != null && !after.equals(before)) {
                assertThat(after.revision()).as("%s", history).isEqualTo(before.revision() + 1);
                assertThat(after.attempt()).as("%s", history).isBetween(before.attempt(), before.attempt() + 1);
                assertThat(after.updatedAt()).as("%s", history).isAfterOrEqualTo(before.updatedAt());
                assertThat(before.phase().terminal()).as("%s", history).isFalse();
            }
            if (before != null) {
                assertThat(after).as("%s", history).isNotNull();
            }
            if (after != null) {
                assertThat(after.lease() != null).as("%s", history).isEqualTo(after.phase() == JobPhase.RUNNING);
                assertThat(after.attempt()).as("%s", history).isLessThanOrEqualTo(3);
            }
            before = after;
        }
    }

    private static JobInput input(SplittableRandom random) {
        String worker = "worker-" + random.nextInt(1, 3);
        int attempt = random.nextInt(1, 4);
        return switch (random.nextInt(9)) {
            case 0 -> JobFixtures.submit(3);
            case 1 -> new JobInput.Submit(JobFixtures.spec(2), "d".repeat(64));
            case 2 -> new JobInput.SubmitInvalid(JOB, List.of(new Problem("", "wrong")));
            case 3, 4 -> JobFixtures.claim(worker);
            case 5 -> JobFixtures.heartbeat(worker, attempt, random.nextInt(100));
            case 6 -> JobFixtures.checkpoint(worker, attempt, random.nextInt(100));
            case 7 ->
                random.nextInt(5) == 0
                        ? JobFixtures.succeeded(worker, attempt)
                        : JobFixtures.failed(worker, attempt, REASONS.get(random.nextInt(REASONS.size())));
            default -> new JobInput.LeaseExpiry(JOB);
        };
    }
}
