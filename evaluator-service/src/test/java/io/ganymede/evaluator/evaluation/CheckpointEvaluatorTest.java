package io.ganymede.evaluator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.world.SmallWorld;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckpointEvaluatorTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final SmallWorld world = SmallWorld.in(store, "small");

    @Test
    void scoresACheckpointAndStoresItsReport() {
        // Given
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);

        // When
        Evaluation evaluation = evaluator(16).evaluate(published, "event-1", EvaluationStage.FULL);

        // Then
        EvaluationReport report = evaluation.stored().report();
        assertThat(evaluation.computed()).isTrue();
        assertThat(report.metrics())
                .containsOnlyKeys(
                        "fid",
                        "classFid",
                        "betweenClassFid",
                        "amScore",
                        "amScoreDivergence",
                        "amScoreEntropy",
                        "inceptionScore",
                        "modeScore",
                        "modeScoreWithPrior",
                        "labelAccuracy",
                        "latentSensitivity");
        assertThat(score(report.metrics(), "modeScore"))
                .as("Zhou et al. prove it")
                .isCloseTo(score(report.metrics(), "inceptionScore"), within(1e-9));
        assertThat(report.metrics().values()).allMatch(Double::isFinite);
        assertThat(score(report.metrics(), "labelAccuracy")).isGreaterThan(0.9);
        assertThat(report.classes())
                .extracting(EvaluationReport.ClassScores::name)
                .containsExactly("rows", "columns", "diagonals");
        assertThat(report.classes()).allSatisfy(row -> {
            assertThat(row.generated()).isEqualTo(25);
            assertThat(row.reference()).isEqualTo(SmallWorld.TEST_PER_CLASS);
            assertThat(row.scores()).containsOnlyKeys("classFid", "labelAccuracy");
        });
        assertThat(score(report.metrics(), "classFid"))
                .isCloseTo(
                        report.classes().stream()
                                .mapToDouble(row -> score(row.scores(), "classFid"))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(report.worstClass()).isIn("rows", "columns", "diagonals");
        assertThat(report.floor()).containsKeys("fid", "classFid", "labelAccuracy");
        assertThat(score(report.floor(), "fid")).isLessThan(score(report.metrics(), "fid"));
        assertThat(report.protocolDigest()).isEqualTo(report.protocol().digest());
        assertThat(report.completedAt()).isEqualTo(CLOCK.instant());
        assertThat(new EvaluationReports(store).of(published.manifest().sha256()))
                .containsExactly(evaluation.stored());
    }

    @Test
    void ranksAnObedientGeneratorAboveADisobedientOne() {
        // Given
        world.publishClassifier();
        CheckpointEvaluator evaluator = evaluator(16);

        // When
        var good = evaluator
                .evaluate(world.publishCheckpoint("job", 5, 1f), "e", EvaluationStage.FULL)
                .stored()
                .report()
                .metrics();
        var bad = evaluator
                .evaluate(world.publishCheckpoint("job", 10, 0f), "e", EvaluationStage.FULL)
                .stored()
                .report()
                .metrics();

        // Then
        assertThat(score(good, "classFid")).isLessThan(score(bad, "classFid"));
        assertThat(score(good, "fid")).isLessThan(score(bad, "fid"));
        assertThat(score(good, "labelAccuracy")).isGreaterThan(score(bad, "labelAccuracy") + 0.3);
        assertThat(score(good, "inceptionScore")).isGreaterThan(score(bad, "inceptionScore"));
    }

    @Test
    void findsTheReportOfAnEarlierEvaluation() {
        // Given
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);
        Evaluation first = evaluator(16).evaluate(published, "event-1", EvaluationStage.FULL);

        // When
        Evaluation second = evaluator(16).evaluate(published, "event-2", EvaluationStage.FULL);

        // Then
        assertThat(second.computed()).isFalse();
        assertThat(second.stored()).isEqualTo(first.stored());
    }

    @Test
    void scoresDoNotDependOnTheBatchSize() {
        // Given
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 0.7f);

        // When
        EvaluationReport alone = freshReport(published, 1);
        EvaluationReport seven = freshReport(published, 7);
        EvaluationReport many = freshReport(published, 64);

        // Then
        assertThat(seven.protocolDigest()).isEqualTo(many.protocolDigest());
        many.metrics().forEach((name, value) -> {
            assertThat(score(seven.metrics(), name)).as(name).isCloseTo(value, within(1e-12 * Math.max(1, value)));
            // A single row takes another matrix product in ONNX Runtime, with float32's rounding.
            assertThat(score(alone.metrics(), name)).as(name).isCloseTo(value, within(1e-5 * Math.max(1, value)));
        });
        assertThat(seven.confusion()).isEqualTo(many.confusion());
    }

    @Test
    void everyPartOfTheRequestChangesTheProtocol() {
        // Given
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);
        CheckpointEvaluator evaluator = evaluator(64);
        EvaluationSpec usual = published.evaluation();

        // When
        List<String> digests = List.of(
                        usual,
                        new EvaluationSpec(usual.classifier(), 20, usual.seed(), "test", 1),
                        new EvaluationSpec(usual.classifier(), 25, usual.seed() + 1, "test", 1),
                        new EvaluationSpec(usual.classifier(), 25, usual.seed(), "train", 1),
                        new EvaluationSpec(usual.classifier(), 25, usual.seed(), "test", 0))
                .stream()
                .map(spec -> evaluator.evaluate(SmallWorld.with(published, spec), "e", EvaluationStage.FULL))
                .map(evaluation -> evaluation.stored().report().protocolDigest())
                .toList();
        world.publishClassifier(SmallWorld.CLASSIFIER, 2, List.of("rows", "columns", "diagonals"));
        String newerClassifier = evaluator
                .evaluate(published, "e", EvaluationStage.FULL)
                .stored()
                .report()
                .protocolDigest();

        // Then
        assertThat(digests).doesNotHaveDuplicates().doesNotContain(newerClassifier);
    }

    @Test
    void saysWhichClassifierIsMissing() {
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);

        assertReason(
                () -> evaluator(16).evaluate(published, "e", EvaluationStage.FULL),
                Reason.CLASSIFIER_UNAVAILABLE,
                SmallWorld.CLASSIFIER);
    }

    @Test
    void refusesAClassifierOfOtherClasses() {
        world.publishClassifier(SmallWorld.CLASSIFIER, 1, List.of("a", "b", "c"));
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);

        assertReason(
                () -> evaluator(16).evaluate(published, "e", EvaluationStage.FULL),
                Reason.INVALID_ARGUMENT,
                "[a, b, c]");
    }

    @Test
    void refusesAnUnknownSplit() {
        world.publishClassifier();
        CheckpointPublished published = SmallWorld.with(
                world.publishCheckpoint("job", 5, 1f), new EvaluationSpec(SmallWorld.CLASSIFIER, 25, 0, "night", 1));

        assertReason(
                () -> evaluator(16).evaluate(published, "e", EvaluationStage.FULL),
                Reason.DATASET_UNAVAILABLE,
                "night");
    }

    @Test
    void refusesADamagedCheckpoint() {
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);
        store.damage(published.manifest().key(), new byte[] {'{', '}'});

        assertReason(
                () -> evaluator(16).evaluate(published, "e", EvaluationStage.FULL),
                Reason.DIGEST_MISMATCH,
                published.manifest().key());
    }

    @Test
    void refusesAManifestOfAnotherCheckpoint() {
        world.publishClassifier();
        CheckpointPublished published = world.publishCheckpoint("job", 5, 1f);
        ArtifactRef other = world.publishCheckpoint("job", 10, 1f).manifest();
        CheckpointPublished mixed = new CheckpointPublished(
                "job",
                1,
                5,
                false,
                other,
                published.specHash(),
                published.dataset(),
                published.evaluation(),
                published.publish(),
                published.publishedAt());

        assertReason(
                () -> evaluator(16).evaluate(mixed, "e", EvaluationStage.FULL), Reason.INVALID_ARGUMENT, "job/1/10");
    }

    @Test
    void stopsBetweenBatchesWhenTheThreadIsInterrupted() {
        // Given
        world.publishClassifier();
        CheckpointEvaluator evaluator = evaluator(16);
        var unused = evaluator.evaluate(world.publishCheckpoint("job", 5, 1f), "e", EvaluationStage.FULL);
        CheckpointPublished next = world.publishCheckpoint("job", 10, 1f);
        Thread.currentThread().interrupt();

        // When, then
        assertThatThrownBy(() -> evaluator.evaluate(next, "e", EvaluationStage.FULL))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(new EvaluationReports(store).of(next.manifest().sha256())).isEmpty();
    }

    private EvaluationReport freshReport(CheckpointPublished published, int batchRows) {
        InMemoryArtifactStore fresh = new InMemoryArtifactStore();
        for (String key : store.list("")) {
            fresh.put(key, store.find(key).orElseThrow(), "application/octet-stream");
        }
        return evaluator(fresh, batchRows)
                .evaluate(published, "e", EvaluationStage.FULL)
                .stored()
                .report();
    }

    private CheckpointEvaluator evaluator(int batchRows) {
        return evaluator(store, batchRows);
    }

    private static CheckpointEvaluator evaluator(InMemoryArtifactStore store, int batchRows) {
        return new CheckpointEvaluator(new EvaluationTools(
                store, ALGEBRA, new InferenceSettings(1, batchRows), "/ganymede/evaluator/test", "0", CLOCK, 20_000));
    }

    private static double score(Map<String, Double> scores, String name) {
        return scores.getOrDefault(name, Double.NaN);
    }

    private static void assertReason(ThrowingCallable call, Reason reason, String mention) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(mention);
    }
}
