package io.ganymede.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.cli.client.FakePlatform;
import io.ganymede.cli.client.FakePlatform.Job;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.Signals;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final byte[] PICTURE = {1, 2, 3};
    private static final JobFailure NOT_A_NUMBER = new JobFailure("NonFiniteLoss", "loss is NaN", List.of());

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path pictures;

    @Test
    void aRowTellsScoresTimeSignalsAlarmsAndSamples() {
        Progress watched = new Progress(120, 120, Map.of(), 0, 0, 0, Map.of(Signals.DIVERSITY, 0.8125));
        FakePlatform platform = new FakePlatform(job -> job.runs(0)
                .progresses(5, watched)
                .raises(alarm("collapse"))
                .raises(alarm("collapse"))
                .stores(checkpoint(job))
                .succeeds(90)
                .isScored(Map.of("fid", 20.5, "classFid", 40.25)));

        ComparisonRow row = compare(platform, List.of("am-gan")).get(0);

        assertThat(row.minutes()).isCloseTo(1.5, within(1e-12));
        assertThat(row.step()).isEqualTo(120);
        assertThat(row.steps()).isEqualTo(120);
        assertThat(row.metrics()).isEqualTo(Map.of("fid", 20.5, "classFid", 40.25));
        assertThat(row.diversity()).isEqualTo(0.8125);
        assertThat(row.alarms()).containsExactly("collapse", "collapse");
        assertThat(row.succeeded()).isTrue();
        assertThat(row.result()).isEqualTo("scored");
        assertThat(row.provenance()).isEqualTo(Map.of("engine", "none"));
        assertThat(pictures.resolve(row.jobId() + ".png"))
                .isEqualTo(Path.of(String.valueOf(row.samples())))
                .hasBinaryContent(PICTURE);
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        FakePlatform platform = new FakePlatform(job -> job.succeeds(90).isScored(Map.of()));

        ComparisonRow row = compare(platform, List.of("am-gan")).get(0);

        assertThat(row.minutes()).isNull();
        assertThat(row.diversity()).isNull();
        assertThat(row.alarms()).isNull();
        assertThat(row.samples()).isNull();
        assertThat(ComparisonTable.cells(row, ""))
                .containsExactly("am-gan", "1", "120", "–", "–", "–", "–", "–", "–", "–", "");
    }

    @Test
    void rowsOfOneProtocolAreNotMarked() {
        FakePlatform platform = new FakePlatform(job -> job.runs(0).succeeds(60).isScored(Map.of("fid", 7.0)));

        List<ComparisonRow> rows = compare(platform, List.of("am-gan", "cgan"));

        assertThat(rows).extracting(ComparisonRow::protocolDigest).containsOnly("protocol");
        assertThat(ComparisonTable.of(rows)).doesNotContain("[P1]").doesNotContain("ranked");
    }

    @Test
    void rowsOfDifferentProtocolsAreMarked() {
        Consumer<Job> fate = job -> job.runs(0)
                .succeeds(60)
                .isScored((job.spec().title().equals("am-gan") ? "12" : "ab").repeat(32), Map.of("fid", 7.0));

        List<ComparisonRow> rows = compare(new FakePlatform(fate), List.of("am-gan", "cgan"));

        assertThat(ComparisonTable.of(rows).lines().map(String::stripTrailing))
                .anyMatch(line -> line.startsWith("am-gan") && line.endsWith("[P1] scored"))
                .anyMatch(line -> line.startsWith("cgan") && line.endsWith("[P2] scored"))
                .endsWith(
                        "Scores under different protocols must not be ranked with each other:",
                        "[P1] is protocol 121212121212",
                        "[P2] is protocol abababababab");
    }

    @Test
    void fullScoresAreShownWhereThereAreSome() {
        FakePlatform platform = new FakePlatform(job -> job.runs(0)
                .isScored(60, EvaluationStage.FAST, "small", Map.of("fid", 6.0))
                .isScored(60, EvaluationStage.FULL, "large", Map.of("fid", 7.0))
                .isScored(90, EvaluationStage.FAST, "small", Map.of("fid", 5.0))
                .fails(100, 100, NOT_A_NUMBER));

        ComparisonRow row = compare(platform, List.of("am-gan")).get(0);

        assertThat(row)
                .returns(60L, ComparisonRow::scoredStep)
                .returns(Map.of("fid", 7.0), ComparisonRow::metrics)
                .returns(EvaluationStage.FULL, ComparisonRow::stage)
                .returns("large", ComparisonRow::protocolDigest);
    }

    @Test
    void aTrainingThatStoppedEarlySaysSo() {
        StoppedEarly early = new StoppedEarly(90, 60, 3, "classFid", "3 evaluations in a row did not beat it");
        FakePlatform platform =
                new FakePlatform(job -> job.runs(0).stopsEarly(60, early).isScored(Map.of("fid", 7.0)));

        ComparisonRow row = compare(platform, List.of("am-gan")).get(0);

        assertThat(row.result())
                .isEqualTo("scored, stopped early at step 90 of 120: 3 evaluations in a row did not beat it");
        assertThat(ComparisonTable.cells(row, "")).contains("90/120");
    }

    @Test
    void aTrainingThatWasWatchedWithoutAlarmHasNone() {
        Progress watched = new Progress(60, 120, Map.of(), 0, 0, 0, Map.of(Signals.REALNESS_REAL, 0.5));

        ComparisonRow row = compare(
                        new FakePlatform(
                                job -> job.runs(0).progresses(5, watched).fails(10, 60, NOT_A_NUMBER)),
                        List.of("am-gan"))
                .get(0);

        assertThat(row.alarms()).isEmpty();
        assertThat(row.step()).isEqualTo(60);
    }

    @Test
    void failuresStayInTheTableAndTheOthersGoOn() {
        Consumer<Job> fate = job -> {
            if (job.spec().title().equals("am-gan")) {
                job.runs(0).fails(30, 50, NOT_A_NUMBER);
            } else {
                job.runs(30).succeeds(60).isNotScored("ClassifierUnavailable", "there is none");
            }
        };

        List<ComparisonRow> rows = compare(new FakePlatform(fate), List.of("am-gan", "cgan"));

        assertThat(rows).extracting(ComparisonRow::succeeded).containsExactly(false, true);
        assertThat(rows)
                .extracting(ComparisonRow::result)
                .containsExactly(
                        "FAILED: NonFiniteLoss: loss is NaN", "not scored: ClassifierUnavailable: there is none");
        assertThat(ComparisonTable.cells(rows.get(0), "")).contains("50/120");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("[1/2]", "FAILED: NonFiniteLoss", "[2/2]");
    }

    @Test
    void jobsAreFollowedInTheOrderInWhichTheyAreTrained() {
        List<Job> waiting = new ArrayList<>();
        Consumer<Job> fate = job -> {
            if (job.spec().title().equals("am-gan")) {
                waiting.add(job.isRequeued(0));
            } else {
                job.runs(0).succeeds(60).isScored(Map.of("fid", 7.0));
                waiting.get(0).runs(60).succeeds(90).isScored(Map.of("fid", 9.0));
            }
        };

        List<ComparisonRow> rows = compare(new FakePlatform(fate), List.of("am-gan", "cgan"));

        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsSubsequence("[1/2] compare-cgan", "[2/2] compare-am-gan");
        assertThat(rows).extracting(ComparisonRow::preset).containsExactly("am-gan", "cgan");
    }

    @Test
    void aSecondRunRequestsNothingAndComesToTheSameTable() {
        FakePlatform platform = new FakePlatform(job -> job.runs(0).succeeds(60).isScored(Map.of("fid", 7.0)));
        settings(List.of("am-gan", "cgan"))
                .jobs()
                .forEach(job -> platform.send(job.jobId(), job.draft().json()));
        platform.requests().clear();

        List<ComparisonRow> rows = compare(platform, List.of("am-gan", "cgan"));

        assertThat(platform.requests()).isEmpty();
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.metrics()).containsEntry("fid", 7.0));
    }

    private List<ComparisonRow> compare(FakePlatform platform, List<String> presets) {
        JobFeed feed = JobFeed.of(platform);
        JobWatch watch = new JobWatch(feed, out, false);
        return new Comparison(feed, watch, new JobRuns(platform, feed, watch, out), store, pictures, out)
                .run(settings(presets).jobs());
    }

    private static ComparisonSettings settings(List<String> presets) {
        return new ComparisonSettings(
                "compare", new DatasetChoice("any", "1"), presets, List.of(1L), 120, 64, 120, List.of(), false);
    }

    private ArtifactRef checkpoint(Job job) {
        ArtifactRef samples = store.put("samples.png", PICTURE, "image/png");
        CheckpointManifest manifest = new CheckpointManifest(
                job.spec().jobId(),
                1,
                120,
                job.spec(),
                "hash",
                new DatasetRef("any", "1", samples),
                ConditionSpace.none(),
                Map.of(),
                Map.of(CheckpointManifest.SAMPLES, samples),
                Map.of(),
                Map.of("engine", "none"),
                Instant.EPOCH);
        return store.put("manifest.json", Json.bytes(manifest), "application/json");
    }

    private static Alarm alarm(String code) {
        return new Alarm(code, AlarmSeverity.WARNING, 60, "signal", 0.1, 0.3, "what was found", "what to do");
    }
}
