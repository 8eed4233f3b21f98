package io.ganymede.trainer.coordinator;

import static io.ganymede.trainer.coordinator.JobFixtures.JOB;
import static io.ganymede.trainer.coordinator.JobFixtures.STEPS;
import static io.ganymede.trainer.coordinator.JobFixtures.WORKER;
import static io.ganymede.trainer.coordinator.JobFixtures.checkpoint;
import static io.ganymede.trainer.coordinator.JobFixtures.claim;
import static io.ganymede.trainer.coordinator.JobFixtures.failed;
import static io.ganymede.trainer.coordinator.JobFixtures.heartbeat;
import static io.ganymede.trainer.coordinator.JobFixtures.pointer;
import static io.ganymede.trainer.coordinator.JobFixtures.progress;
import static io.ganymede.trainer.coordinator.JobFixtures.spec;
import static io.ganymede.trainer.coordinator.JobFixtures.submit;
import static io.ganymede.trainer.coordinator.JobFixtures.succeeded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.trainer.coordinator.Effect.CountAttempt;
import io.ganymede.trainer.coordinator.Effect.CountRequest;
import io.ganymede.trainer.coordinator.Effect.Emit;
import io.ganymede.trainer.coordinator.Effect.Fence;
import io.ganymede.trainer.coordinator.Effect.Refuse;
import io.ganymede.trainer.coordinator.Effect.RenewLease;
import io.ganymede.trainer.coordinator.Effect.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateMachineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JobStateMachine machine = new JobStateMachine(LEASE);

    @Test
    void acceptsARequest() {
        // When
        Transition transition = machine.apply(null, submit(3), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.PENDING);
        assertThat(job.spec()).isEqualTo(spec(3));
        assertThat(job.specHash()).isEqualTo("a".repeat(64));
        assertThat(job.attempt()).isZero();
        assertThat(job.revision()).isEqualTo(1);
        assertThat(job.createdAt()).isEqualTo(START);
        assertThat(job.progress().steps()).isEqualTo(STEPS);
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_ACCEPTED), new CountRequest(RequestOutcome.ACCEPTED));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobPhase.class,
            names = {"PENDING", "RUNNING", "SUCCEEDED", "FAILED"})
    void aRepeatedRequestChangesNothingAndIsAcceptedAgain(JobPhase phase) {
        // Given
        JobSnapshot job = jobIn(phase);

        // When
        Transition transition = machine.apply(job, submit(1), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_ACCEPTED), new CountRequest(RequestOutcome.DUPLICATE));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobPhase.class,
            names = {"PENDING", "RUNNING", "SUCCEEDED", "FAILED", "REJECTED"})
    void anotherRequestUnderATakenIdIsRefused(JobPhase phase) {
        // Given
        JobSnapshot job = jobIn(phase);

        // When
        Transition transition = machine.apply(job, new JobInput.Submit(spec(9), "c".repeat(64)), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects()).hasSize(2).first().isInstanceOfSatisfying(Refuse.class, refuse -> {
            assertThat(refuse.reason()).isEqualTo(Reason.DUPLICATE_JOB_ID);
            assertThat(refuse.message()).contains(JOB).contains(phase.name());
        });
    }

    @Test
    void rejectsAnInvalidRequestWithAllItsProblems() {
        // Given
        List<Problem> problems = List.of(new Problem("/training/steps", "too small"), new Problem("/x", "unknown"));

        // When
        Transition transition = machine.apply(null, new JobInput.SubmitInvalid(JOB, problems), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.REJECTED);
        assertThat(requireNonNull(job.failure()).problems()).isEqualTo(problems);
        assertThat(transition.effects())
                .containsExactly(
                        new Emit(EventType.TRAINING_REJECTED),
                        new Refuse(Reason.INVALID_SPEC, "/training/steps: too small; /x: unknown"),
                        new CountRequest(RequestOutcome.REJECTED));
    }

    @Test
    void anInvalidRequestUnderATakenIdLeavesTheJobAlone() {
        // Given
        JobSnapshot job = jobIn(JobPhase.RUNNING);

        // When
        Transition transition =
                machine.apply(job, new JobInput.SubmitInvalid(JOB, List.of(new Problem("/x", "unknown"))), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects()).noneMatch(Emit.class::isInstance).anyMatch(Refuse.class::isInstance);
    }

    @Test
    void theFirstClaimGetsTheLease() {
        // When
        Transition transition = machine.apply(jobIn(JobPhase.PENDING), claim(WORKER), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.RUNNING);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.lease()).isEqualTo(new Lease(WORKER, 1, START.plus(LEASE)));
        assertThat(transition.effects()).containsExactly(new Emit(EventType.TRAINING_STARTED), new RenewLease());
    }

    @ParameterizedTest
    @EnumSource(
            value = JobPhase.class,
            names = {"RUNNING", "SUCCEEDED", "FAILED", "REJECTED"})
    void aClaimOnAnythingButAPendingJobIsIgnored(JobPhase phase) {
        // Given
        JobSnapshot job = jobIn(phase);

        // When
        Transition transition = machine.apply(job, claim("worker-2"), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aHeartbeatExtendsTheLeaseAndTakesProgress() {
        // Given
        Instant later = START.plusSeconds(15);

        // When
        Transition transition = machine.apply(jobIn(JobPhase.RUNNING), heartbeat(WORKER, 1, 7), later);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.progress()).isEqualTo(progress(7));
        assertThat(requireNonNull(job.lease()).until()).isEqualTo(later.plus(LEASE));
        assertThat(transition.effects()).containsExactly(new Emit(EventType.TRAINING_ADVANCED), new RenewLease());
    }

    @Test
    void aStoredCheckpointIsRemembered() {
        // When
        Transition transition = machine.apply(jobIn(JobPhase.RUNNING), checkpoint(WORKER, 1, 50), START);

        // Then
        assertThat(requireNonNull(transition.snapshot()).lastCheckpoint()).isEqualTo(pointer(1, 50));
        assertThat(transition.effects()).containsExactly(new Emit(EventType.TRAINING_ADVANCED), new RenewLease());
    }

    @Test
    void reportsOfAnotherWorkerOrAttemptAreFenced() {
        // Given
        JobSnapshot job = jobIn(JobPhase.RUNNING);

        for (JobInput late : List.of(
                heartbeat("worker-2", 1, 9),
                heartbeat(WORKER, 2, 9),
                heartbeat(WORKER, 0, 9),
                checkpoint("worker-2", 1, 50),
                checkpoint(WORKER, 2, 50),
                succeeded("worker-2", 1),
                succeeded(WORKER, 0),
                failed(WORKER, 2, Reason.INTERNAL))) {
            // When
            Transition transition = machine.apply(job, late, START);

            // Then
            assertThat(transition.snapshot()).as("%s", late).isSameAs(job);
            assertThat(transition.effects()).as("%s", late).hasSize(1).allMatch(Fence.class::isInstance);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JobPhase.class,
            names = {"PENDING", "SUCCEEDED", "FAILED", "REJECTED"})
    void reportsOnAJobThatDoesNotRunAreFenced(JobPhase phase) {
        // Given
        JobSnapshot job = jobIn(phase);

        // When
        Transition transition = machine.apply(job, heartbeat(WORKER, 1, 9), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects()).containsExactly(new Fence(WORKER, 1));
    }

    @Test
    void aReportOnAnUnknownJobIsRefused() {
        // When
        Transition transition = machine.apply(null, heartbeat(WORKER, 1, 9), START);

        // Then
        assertThat(transition.snapshot()).isNull();
        assertThat(transition.effects()).hasSize(1).first().isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(
                        refuse.reason())
                .isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void aFinishedAttemptSucceeds() {
        // When
        Transition transition = machine.apply(jobIn(JobPhase.RUNNING), succeeded(WORKER, 1), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.SUCCEEDED);
        assertThat(job.lease()).isNull();
        assertThat(job.failure()).isNull();
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_SUCCEEDED), new CountAttempt("Succeeded"));
    }

    @Test
    void anAttemptThatEndedEarlySucceedsAndSaysWhy() {
        // Given
        StoppedEarly early = new StoppedEarly(40, 20, 2, "classFid", "2 evaluations in a row did not beat it");
        JobInput finished = new JobInput.Report(
                new RunnerReport.AttemptFinished(JOB, WORKER, 1, JobFixtures.progress(40), null, early));

        // When
        Transition transition = machine.apply(jobIn(JobPhase.RUNNING), finished, START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.SUCCEEDED);
        assertThat(job.stoppedEarly()).isEqualTo(early);
        assertThat(job.progress()).returns(40L, Progress::step).returns(JobFixtures.STEPS, Progress::steps);
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_SUCCEEDED), new CountAttempt("Succeeded"));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void theKindOfAFailureDecides(Reason reason) {
        // Given
        JobSnapshot running = run(machine.apply(null, submit(2), START), claim(WORKER));

        // When
        JobSnapshot job = requireNonNull(
                machine.apply(running, failed(WORKER, 1, reason), START).snapshot());

        // Then
        boolean last = reason.kind() == ErrorKind.USER || reason.kind() == ErrorKind.INTERNAL;
        assertThat(job.phase()).isEqualTo(last ? JobPhase.FAILED : JobPhase.PENDING);
        assertThat(job.failure()).isEqualTo(new JobFailure(reason.code(), "it broke", List.of()));
        assertThat(job.lease()).isNull();
    }

    @Test
    void theLastAttemptFailsTheJob() {
        // Given
        JobSnapshot first = run(machine.apply(null, submit(2), START), claim(WORKER));
        JobSnapshot second = run(
                machine.apply(first, failed(WORKER, 1, Reason.ARTIFACT_STORE_UNAVAILABLE), START), claim("worker-2"));

        // When
        Transition transition = machine.apply(second, new JobInput.LeaseExpiry(JOB), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(job.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(requireNonNull(job.failure()).reason()).isEqualTo(Reason.MAX_ATTEMPTS_EXCEEDED.code());
        assertThat(requireNonNull(job.failure()).message())
                .contains("attempt 2 of 2")
                .contains("LeaseExpired");
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_FAILED), new CountAttempt("LeaseExpired"));
    }

    @Test
    void anExpiredLeaseRequeuesAndKeepsTheCheckpoint() {
        // Given
        JobSnapshot running = run(machine.apply(null, submit(3), START), claim(WORKER));
        JobSnapshot stored = requireNonNull(
                machine.apply(running, checkpoint(WORKER, 1, 50), START).snapshot());

        // When
        Transition transition = machine.apply(stored, new JobInput.LeaseExpiry(JOB), START);

        // Then
        JobSnapshot job = requireNonNull(transition.snapshot());
        assertThat(job.phase()).isEqualTo(JobPhase.PENDING);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.lastCheckpoint()).isEqualTo(pointer(1, 50));
        assertThat(transition.effects())
                .containsExactly(new Emit(EventType.TRAINING_REQUEUED), new CountAttempt("LeaseExpired"));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobPhase.class,
            names = {"PENDING", "SUCCEEDED", "FAILED", "REJECTED"})
    void aLateTickChangesNothing(JobPhase phase) {
        // Given
        JobSnapshot job = jobIn(phase);

        // When
        Transition transition = machine.apply(job, new JobInput.LeaseExpiry(JOB), START);

        // Then
        assertThat(transition.snapshot()).isSameAs(job);
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aReasonThatNobodyKnowsIsMalformed() {
        // Given
        RunnerReport report = new RunnerReport.AttemptFinished(
                JOB, WORKER, 1, progress(1), new JobFailure("Wat", "it broke", List.of()));

        // Then
        assertThatThrownBy(() -> machine.apply(jobIn(JobPhase.RUNNING), new JobInput.Report(report), START))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("unknown reason 'Wat'");
    }

    private JobSnapshot jobIn(JobPhase phase) {
        Transition accepted = machine.apply(null, submit(1), START);
        return switch (phase) {
            case PENDING -> requireNonNull(accepted.snapshot());
            case RUNNING -> run(accepted, claim(WORKER));
            case SUCCEEDED -> run(accepted, claim(WORKER), succeeded(WORKER, 1));
            case FAILED -> run(accepted, claim(WORKER), failed(WORKER, 1, Reason.INTERNAL));
            case REJECTED ->
                requireNonNull(machine.apply(null, new JobInput.SubmitInvalid(JOB, List.of()), START)
                        .snapshot());
            case PAUSED, CANCELLING, CANCELLED -> throw new IllegalArgumentException("no way leads to " + phase);
        };
    }

    private JobSnapshot run(Transition from, JobInput... inputs) {
        @Nullable JobSnapshot job = from.snapshot();
        for (JobInput input : inputs) {
            job = machine.apply(job, input, START).snapshot();
        }
        return requireNonNull(job);
    }
}
