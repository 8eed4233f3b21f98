package io.ganymede.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.cli.client.FakePlatform.Job;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobFeedTest {
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

    private static JobFeed feed(Consumer<Job> life) {
        FakePlatform platform = new FakePlatform(life);
        platform.send(
                "job",
                RequestDraft.empty()
                        .preset("cgan")
                        .dataset(new DatasetChoice("any", null))
                        .set("jobId=job")
                        .json());
        return JobFeed.of(platform);
    }
}
