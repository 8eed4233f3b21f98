package io.ganymede.trainer.runner;

import static io.ganymede.trainer.runner.Evaluations.evaluation;
import static io.ganymede.trainer.runner.Evaluations.unbeaten;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.coordinator.JobFixtures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final String JOB = JobFixtures.JOB;

    @Test
    void asManyEvaluationsAsThePatienceEndTheTraining() {
        EarlyStopping stopping = begun(3, 0);

        assertThat(stopping.take(unbeaten(JOB, 2, 20, 2))).isFalse();
        assertThat(stopping.endedAt(25)).isNull();
        assertThat(stopping.take(unbeaten(JOB, 2, 30, 3))).isTrue();

        assertThat(stopping.endedAt(37))
                .isEqualTo(new StoppedEarly(
                        37,
                        1,
                        3,
                        "classFid",
                        "3 evaluations in a row did not beat the classFid of step 1, and patience is 3"));
    }

    @Test
    void anEvaluationThatWasLostIsMadeUpForByTheNext() {
        assertThat(begun(3, 0).take(unbeaten(JOB, 2, 40, 4))).isTrue();
    }

    @Test
    void theEndIsToldOnce() {
        EarlyStopping stopping = begun(1, 0);

        assertThat(stopping.take(unbeaten(JOB, 2, 20, 1))).isTrue();
        assertThat(stopping.take(unbeaten(JOB, 2, 30, 2))).isFalse();
        assertThat(stopping.endedAt(37))
                .returns(1, StoppedEarly::evaluationsSinceBest)
                .extracting(StoppedEarly::message)
                .isEqualTo("an evaluation did not beat the classFid of step 1, and patience is 1");
    }

    @Test
    void withoutPatienceNothingEndsATraining() {
        assertThat(begun(null, 0).take(unbeaten(JOB, 2, 20, 1_000_000))).isFalse();
    }

    @Test
    void aClassifierNeverEndsEarly() {
        EarlyStopping stopping = new EarlyStopping(job(), spec(JobKind.REFERENCE_CLASSIFIER, 1));
        stopping.begin(0);

        assertThat(stopping.take(unbeaten(JOB, 2, 20, 5))).isFalse();
    }

    @Test
    void evaluationsOfOthersDoNotCount() {
        EarlyStopping stopping = begun(1, 50);

        assertThat(stopping.take(unbeaten("job-2", 2, 20, 5))).as("another job").isFalse();
        assertThat(stopping.take(unbeaten(JOB, 3, 20, 5))).as("a later attempt").isFalse();
        assertThat(stopping.take(unbeaten(JOB, 1, 51, 5)))
                .as("an earlier attempt that was ahead")
                .isFalse();
        assertThat(stopping.take(unbeaten(JOB, 1, 50, 5)))
                .as("an earlier attempt at a step that is behind us")
                .isTrue();
    }

    @Test
    void anEarlierAttemptCountsWhenItsStepIsReached() {
        EarlyStopping stopping = begun(1, 50);
        stopping.advance(60);
        stopping.advance(55);

        assertThat(stopping.take(unbeaten(JOB, 1, 60, 1))).isTrue();
    }

    @Test
    void evaluationsThatComeBeforeTheFirstStepWaitForIt() {
        EarlyStopping stopping = stopping(2);

        assertThat(stopping.take(unbeaten(JOB, 1, 60, 2))).isFalse();
        assertThat(stopping.take(unbeaten(JOB, 1, 40, 2))).isFalse();

        assertThat(stopping.begin(50)).isTrue();
        assertThat(stopping.endedAt(51)).isNotNull();
    }

    @Test
    void nothingWaitedForTheFirstStep() {
        EarlyStopping stopping = stopping(2);
        assertThat(stopping.take(unbeaten(JOB, 1, 60, 2))).isFalse();

        assertThat(stopping.begin(50)).isFalse();
    }

    @Test
    void anEvaluationWithoutStandingOrRivalSaysNothing() {
        EarlyStopping stopping = begun(1, 50);

        assertThat(stopping.take(evaluation(JOB, 2, 20, null))).isFalse();
        assertThat(stopping.take(evaluation(JOB, 2, 20, Standing.first("classFid"))))
                .isFalse();
    }

    private static EarlyStopping begun(@Nullable Integer patience, long step) {
        EarlyStopping stopping = stopping(patience);
        assertThat(stopping.begin(step)).isFalse();
        return stopping;
    }

    private static EarlyStopping stopping(@Nullable Integer patience) {
        return new EarlyStopping(job(), spec(JobKind.GAN, patience));
    }

    private static JobSnapshot job() {
        return new JobSnapshot(
                JOB,
                JobPhase.RUNNING,
                "a".repeat(64),
                null,
                2,
                null,
                Progress.none(100),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                3);
    }

    private static TrainingSpec spec(JobKind kind, @Nullable Integer patience) {
        TrainingSpec like = JobFixtures.spec(JOB, kind, new SchedulingSpec(0, 3));
        return new TrainingSpec(
                like.specVersion(),
                JOB,
                like.name(),
                kind,
                like.labels(),
                like.preset(),
                like.dataset(),
                like.model(),
                like.training(),
                like.checkpoint(),
                new EvaluationSpec("digits-classifier", 10, 0, "test", 1, null, patience),
                like.scheduling(),
                like.publish());
    }
}
