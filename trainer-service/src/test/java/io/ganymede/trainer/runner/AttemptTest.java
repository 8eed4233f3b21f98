package io.ganymede.trainer.runner;

import static io.ganymede.trainer.runner.RunnerBench.JOB;
import static io.ganymede.trainer.runner.RunnerBench.STEPS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.AttemptFinished;
import io.ganymede.common.event.RunnerReport.AttemptProgressed;
import io.ganymede.common.event.RunnerReport.CheckpointStored;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts with a child process that only pretends to train. */
class AttemptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunnerBench bench;

    AttemptTest(@TempDir Path directory) {
        this.bench = new RunnerBench(directory);
    }

    @Test
    void storesEveryCheckpointManifestLastThenTellsAndReports() throws Exception {
        // When
        new Attempt(bench.context(), bench.granted("train", 1, null)).run();

        // Then
        String first = ObjectKeys.checkpoint(JOB, 1, 3);
        String last = ObjectKeys.checkpoint(JOB, 1, 6);
        assertThat(bench.store.written)
                .containsExactly(
                        first + "generator.safetensors",
                        first + "state.json",
                        first + "manifest.json",
                        last + "generator.safetensors",
                        last + "state.json",
                        last + "manifest.json");
        assertThat(checkpoints()).extracting(CheckpointPublished::step).containsExactly(3L, 6L);
        assertThat(checkpoints()).extracting(CheckpointPublished::last).containsExactly(false, true);
        assertThat(bench.events(EventType.CHECKPOINT_STORED, CheckpointStored.class))
                .hasSize(2);
        assertThat(failure()).isNull();
        assertThat(bench.registry.counter("ganymede.training.steps").count()).isEqualTo(STEPS);
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void aResumedJobKeepsTheDataSetVersionOfItsFirstAttempt() throws Exception {
        // Given
        new Attempt(bench.context(), bench.granted("train", 1, null)).run();
        CheckpointPublished first = checkpoints().get(0);
        ToyDataset.storeAgain(bench.store, "2");

        // When
        CheckpointPointer pointer = new CheckpointPointer(1, first.step(), first.manifest());
        new Attempt(bench.context(), bench.granted("train", 2, pointer)).run();

        // Then
        assertThat(failure()).isNull();
        assertThat(checkpoints())
                .last()
                .returns(2, CheckpointPublished::attempt)
                .returns("1", last -> last.dataset().version());
    }

    @Test
    void aStoreThatIsAwayForAWhileCostsNothing() throws Exception {
        // Given
        JobSnapshot job = bench.granted("train", 1, null);
        bench.store.refusals.set(2);

        // When
        new Attempt(bench.context(), job).run();

        // Then
        assertThat(failure()).isNull();
        assertThat(checkpoints()).hasSize(2);
    }

    @Test
    void aStopLeavesACheckpointAndReportsPreempted() throws Exception {
        // Given
        Attempt attempt = new Attempt(bench.context(), bench.granted("wait", 1, null));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(attempt));
        await().atMost(PATIENCE).until(() -> checkpoints().size() == 1);

        // When
        attempt.stop();
        running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // Then
        assertThat(checkpoints()).extracting(CheckpointPublished::step).containsExactly(1L, 2L);
        assertThat(checkpoints()).extracting(CheckpointPublished::last).containsOnly(false);
        assertThat(requireNonNull(failure()).reason()).isEqualTo("Preempted");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void anExhaustedPatienceEndsTheTrainingInOrder() throws Exception {
        // Given
        bench.patience = 2;
        Attempt attempt = new Attempt(bench.context(), bench.granted("wait", 1, null));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(attempt));
        await().atMost(PATIENCE).until(() -> checkpoints().size() == 1);

        // When
        attempt.evaluated(Evaluations.unbeaten("another", 1, 1, 2));
        attempt.evaluated(Evaluations.unbeaten(JOB, 1, 1, 2));
        running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // Then the checkpoint after the one that was written already is the last, once
        assertThat(checkpoints())
                .extracting(CheckpointPublished::step, CheckpointPublished::last)
                .containsExactly(tuple(1L, false), tuple(2L, true));
        AttemptFinished end = ends().get(0);
        assertThat(end.failure()).isNull();
        assertThat(end.progress()).returns(2L, Progress::step).returns(STEPS, Progress::steps);
        assertThat(requireNonNull(end.stoppedEarly()))
                .returns(2L, StoppedEarly::step)
                .returns(1L, StoppedEarly::bestStep)
                .returns(2, StoppedEarly::evaluationsSinceBest);
        assertThat(bench.registry.counter("ganymede.training.stopped.early").count())
                .isEqualTo(1);
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void anAttemptAfterTheEarlyEndOnlyReportsIt() throws Exception {
        // Given an attempt that ended early and lost its lease before its report
        bench.patience = 2;
        Attempt first = new Attempt(bench.context(), bench.granted("wait", 1, null));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(first));
        await().atMost(PATIENCE).until(() -> checkpoints().size() == 1);
        first.evaluated(Evaluations.unbeaten(JOB, 1, 1, 2));
        running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        CheckpointPublished last = checkpoints().get(1);

        // When
        CheckpointPointer pointer = new CheckpointPointer(1, last.step(), last.manifest());
        new Attempt(bench.context(), bench.granted("train", 2, pointer)).run();

        // Then no step is done and no checkpoint is the last a second time
        assertThat(checkpoints()).hasSize(2);
        assertThat(ends()).extracting(AttemptFinished::attempt).containsExactly(1, 2);
        assertThat(ends().get(1))
                .returns(null, AttemptFinished::failure)
                .returns(ends().get(0).stoppedEarly(), AttemptFinished::stoppedEarly)
                .returns(2L, end -> end.progress().step())
                .returns(STEPS, end -> end.progress().steps());
    }

    @Test
    void anEvaluationOfTheAttemptBeforeCountsOnceTrainingGoesOn() throws Exception {
        // Given a checkpoint of step 3, and an attempt that is to go on from there
        bench.patience = 2;
        new Attempt(bench.context(), bench.granted("train", 1, null)).run();
        CheckpointPublished third = checkpoints().get(0);
        CheckpointPointer pointer = new CheckpointPointer(1, third.step(), third.manifest());
        Attempt second = new Attempt(bench.context(), bench.granted("wait", 2, pointer));

        // When it comes while the worker is not yet there
        second.evaluated(Evaluations.unbeaten(JOB, 1, 3, 2));
        second.run();

        // Then
        assertThat(checkpoints().subList(2, 4))
                .extracting(CheckpointPublished::attempt, CheckpointPublished::step, CheckpointPublished::last)
                .containsExactly(tuple(2, 4L, false), tuple(2, 5L, true));
        assertThat(requireNonNull(ends().get(1).stoppedEarly()).step()).isEqualTo(5);
    }

    @Test
    void aLostLeaseEndsTheAttemptInSilence() throws Exception {
        // Given
        JobSnapshot job = bench.granted("wait", 1, null);
        Attempt attempt = new Attempt(bench.context(), job);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(attempt));
        await().atMost(PATIENCE).until(() -> checkpoints().size() == 1);

        // When
        bench.grantToAnother(job);
        running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // Then
        assertThat(checkpoints()).hasSize(1);
        assertThat(bench.events(EventType.ATTEMPT_FINISHED, AttemptFinished.class))
                .isEmpty();
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void anAttemptGivesSignsOfLife() throws Exception {
        // Given
        Attempt attempt = new Attempt(bench.context(), bench.granted("wait", 1, null));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(attempt));

        // When
        await().atMost(PATIENCE)
                .until(() -> bench.events(EventType.ATTEMPT_PROGRESSED, AttemptProgressed.class)
                                .size()
                        > 2);
        attempt.stop();
        running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // Then
        assertThat(bench.events(EventType.ATTEMPT_PROGRESSED, AttemptProgressed.class))
                .allMatch(report -> report.workerId().equals(RunnerBench.WORKER) && report.attempt() == 1);
    }

    @Test
    void aSecondAttemptResumesFromTheCheckpointOfTheFirst() throws Exception {
        // Given
        new Attempt(bench.context(), bench.granted("train", 1, null)).run();
        CheckpointPublished first = checkpoints().get(0);

        // When
        CheckpointPointer pointer = new CheckpointPointer(1, first.step(), first.manifest());
        new Attempt(bench.context(), bench.granted("train", 2, pointer)).run();

        // Then only the steps after it are done again
        assertThat(checkpoints().subList(2, 3))
                .extracting(CheckpointPublished::step, CheckpointPublished::attempt)
                .containsExactly(tuple(6L, 2));
        assertThat(bench.registry.counter("ganymede.training.steps").count()).isEqualTo(STEPS + 3);
    }

    @Test
    void trainingBeginsAnewWhenTheCheckpointIsGone() throws Exception {
        // Given
        ArtifactRef nowhere = new ArtifactRef("jobs/job-1/nowhere/manifest.json", "c".repeat(64), 10);

        // When
        new Attempt(bench.context(), bench.granted("train", 2, new CheckpointPointer(1, 3, nowhere))).run();

        // Then
        assertThat(failure()).isNull();
        assertThat(checkpoints()).extracting(CheckpointPublished::step).containsExactly(3L, 6L);
    }

    @Test
    void aDataSetWithoutLabelsIsRefusedBeforeItIsDownloaded() throws Exception {
        // Given
        ToyDataset.storeWithoutLabels(bench.store, "faces");
        bench.dataset = "faces";

        // When
        new Attempt(bench.context(), bench.granted("train", 1, null)).run();

        // Then
        assertThat(requireNonNull(failure()).reason()).isEqualTo("DatasetUnavailable");
        assertThat(failure().message())
                .contains("the data set does not fit method 'concat'")
                .contains("got images without labels")
                .contains("--classes-from GROUP");
        assertThat(bench.workDirectory.resolve("datasets")).doesNotExist();
    }

    @Test
    void aWorkerThatFailsIsReportedInItsOwnWords() throws Exception {
        // When
        new Attempt(bench.context(), bench.granted("fail", 1, null)).run();

        // Then
        assertThat(failure()).isEqualTo(new JobFailure("NonFiniteLoss", "the loss left the numbers", List.of()));
        assertThat(bench.registry.counter("ganymede.training.nonfinite").count())
                .isEqualTo(1);
    }

    @Test
    void anAlarmIsPublishedAndCountedBeforeTheEndIsReported() throws Exception {
        // When
        new Attempt(bench.context(), bench.granted("alarm", 1, null)).run();

        // Then
        assertThat(bench.events(EventType.TRAINING_ALARM_RAISED, TrainingAlarmRaised.class))
                .singleElement()
                .returns(JOB, TrainingAlarmRaised::jobId)
                .returns(1, TrainingAlarmRaised::attempt)
                .returns("collapse", raised -> raised.alarm().code())
                .returns(0.125, raised -> raised.alarm().value());
        assertThat(bench.eventTypes()).containsSubsequence(EventType.TRAINING_ALARM_RAISED, EventType.ATTEMPT_FINISHED);
        assertThat(bench.registry
                        .counter("ganymede.training.alarms", "code", "collapse")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aWorkerThatDiesIsReportedWithItsLastLines() throws Exception {
        // When
        new Attempt(bench.context(), bench.granted("crash", 1, null)).run();

        // Then
        assertThat(requireNonNull(failure()).reason()).isEqualTo("Internal");
        assertThat(failure().message()).contains("exit code 17").contains("the engine exploded");
    }

    private static void run(Attempt attempt) {
        try {
            attempt.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CheckpointPublished> checkpoints() {
        return bench.events(EventType.CHECKPOINT_PUBLISHED, CheckpointPublished.class);
    }

    private List<AttemptFinished> ends() {
        return bench.events(EventType.ATTEMPT_FINISHED, AttemptFinished.class);
    }

    /** Failure of the newest report of an end. */
    private @Nullable JobFailure failure() {
        List<AttemptFinished> ends = ends();
        return ends.get(ends.size() - 1).failure();
    }

    private List<Path> leftOver() throws IOException {
        try (Stream<Path> files = Files.list(bench.workDirectory.resolve("attempts"))) {
            return files.toList();
        }
    }
}
