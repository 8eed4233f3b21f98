package io.ganymede.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.client.FakePlatform;
import io.ganymede.cli.client.FakePlatform.Job;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.StoppedEarly;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobRunsTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void aJobIsFollowedUntilItsLastCheckpointIsScored() {
        FakePlatform platform =
                new FakePlatform(job -> job.runs(1).succeeds(60).isScored(Map.of("fid", 12.5, "labelAccuracy", 0.75)));

        assertThat(runs(platform).train(draft("cgan")).jobId()).isEqualTo("job");

        assertThat(platform.requests()).containsOnlyKeys("job");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("requesting job job")
                .contains("FID 12.50")
                .contains("label accuracy 0.750");
    }

    @Test
    void theFastStageOfTheLastCheckpointIsShownButNotTheEnd() {
        FakePlatform platform = new FakePlatform(job -> job.runs(1)
                .succeeds(60)
                .isScored(job.spec().training().steps(), EvaluationStage.FAST, "small", Map.of("fid", 14.0))
                .isScored("large", Map.of("fid", 12.5)));

        runs(platform).train(draft("cgan"));

        assertThat(said.toString(StandardCharsets.UTF_8)).containsSubsequence("fast  FID 14.00", "full  FID 12.50");
    }

    @Test
    void aJobThatStoppedEarlySaysSo() {
        StoppedEarly early = new StoppedEarly(900, 600, 3, "classFid", "3 evaluations in a row did not beat it");
        FakePlatform platform =
                new FakePlatform(job -> job.runs(1).stopsEarly(60, early).isScored(Map.of()));

        assertThat(runs(platform).train(draft("cgan")).stoppedEarly()).isEqualTo(early);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("job job SUCCEEDED early at step 900 of 4000: 3 evaluations in a row did not beat it\n");
    }

    @Test
    void aJobThatExistsIsNotRequestedAgain() {
        FakePlatform platform = new FakePlatform(job -> job.runs(1).succeeds(60).isScored(Map.of()));
        platform.send("job", draft("cgan").json());
        platform.requests().clear();

        assertThat(runs(platform).train(draft("cgan")).jobId()).isEqualTo("job");

        assertThat(platform.requests()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("job job exists: SUCCEEDED");
    }

    @Test
    void aJobThatFailsIsToldWithEveryProblem() {
        JobFailure failure = new JobFailure(
                "InvalidSpec",
                "the request has 1 problem(s)",
                List.of(new Problem("/training/loss", "unknown adversarial loss 'hing'")));

        assertThatThrownBy(() ->
                        runs(new FakePlatform(job -> job.isRejected(failure))).train(draft("cgan")))
                .isInstanceOf(PlatformException.class)
                .hasMessage("job job REJECTED: InvalidSpec: the request has 1 problem(s)\n/training/loss: unknown"
                        + " adversarial loss 'hing'");
    }

    @Test
    void aClassifierIsReadyWhenItIsPublished() {
        Consumer<Job> fate = job -> job.runs(1).succeeds(60).isPublished(0.875);

        assertThat(runs(new FakePlatform(fate)).trainClassifier(draft("reference-classifier")))
                .isEqualTo(0.875);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("accuracy 0.875 on the test split");
    }

    private JobRuns runs(FakePlatform platform) {
        JobFeed feed = JobFeed.of(platform);
        return new JobRuns(platform, feed, new JobWatch(feed, out, false), out);
    }

    private static RequestDraft draft(String preset) {
        return RequestDraft.empty()
                .preset(preset)
                .dataset(new DatasetChoice("any", null))
                .set("jobId=job");
    }
}
