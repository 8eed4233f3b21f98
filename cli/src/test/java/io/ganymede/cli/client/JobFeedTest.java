package io.ganymede.cli.client;

import static io.ganymede.common.evaluation.EvaluationStage.FAST;
import static io.ganymede.common.evaluation.EvaluationStage.FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ganymede.cli.client.FakePlatform.Job;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobFeedTest {
    private static final long STEPS = 100;
    private static final Progress HALF = new Progress(50, 100, Map.of(), 0, 0, 0);

    @Test
    void trainingTimeIsFromBeginToEnd() {
        assertThat(feed(job -> job.runs(10).progresses(20, HALF).succeeds(100)).trainingTime("job"))
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void trainingTimeLeavesOutTheWaitBetweenAttempts() {
        assertThat(feed(job -> job.runs(10).isRequeued(30).runs(100).succeeds(140))
                        .trainingTime("job"))
                .contains(Duration.ofSeconds(60));
    }

    @Test
    void progressStandsInForABeginThatWasCompactedAway() {
        assertThat(feed(job -> job.progresses(20, HALF).progresses(40, HALF).succeeds(100))
                        .trainingTime("job"))
                .contains(Duration.ofSeconds(80));
    }

    @Test
    void aRunningJobHasTrainedSinceItsBegin() {
        assertThat(feed(job -> job.runs(10).progresses(25, HALF)).trainingTime("job"))
                .contains(Duration.ofSeconds(15));
    }

    @Test
    void withoutBeginThereIsNoTrainingTime() {
        assertThat(feed(job -> job.succeeds(100)).trainingTime("job")).isEmpty();
        assertThat(feed(job -> {}).trainingTime("job")).isEmpty();
    }

    @Test
    void aCheckpointOfTwoStagesIsOneWithTheScoresOfTheFullOne() {
        JobFeed feed = feed(job -> job.isScored(50, FAST, "small", Map.of("fid", 1.0))
                .isScored(STEPS, FULL, "large", Map.of("fid", 4.0))
                .isScored(STEPS, FAST, "small", Map.of("fid", 3.0)));

        assertThat(feed.scores("job"))
                .extracting(EvaluationCompleted::step, EvaluationCompleted::stage)
                .containsExactly(tuple(50L, FAST), tuple(STEPS, FAST), tuple(STEPS, FULL));
        assertThat(feed.evaluations("job")).containsOnlyKeys(50L, STEPS);
        assertThat(feed.evaluations("job").get(50L)).returns(FAST, EvaluationCompleted::stage);
        assertThat(feed.evaluations("job").get(STEPS)).returns(Map.of("fid", 4.0), EvaluationCompleted::metrics);
    }

    @Test
    void theLastCheckpointIsJudgedByItsFullScoresAlone() {
        Consumer<Job> fast = job -> job.isScored(50, FULL, "large", Map.of()).isScored(STEPS, FAST, "small", Map.of());

        assertThat(feed(fast).lastCheckpointJudged("job")).isFalse();
        assertThat(feed(fast.andThen(job -> job.isScored("large", Map.of()))).lastCheckpointJudged("job"))
                .isTrue();
    }

    private static JobFeed feed(Consumer<Job> life) {
        FakePlatform platform = new FakePlatform(life);
        platform.send(
                "job",
                RequestDraft.empty()
                        .preset("cgan")
                        .dataset(new DatasetChoice("any", null))
                        .set("jobId=job")
                        .set("training.steps=" + STEPS)
                        .json());
        return JobFeed.of(platform);
    }
}
