package io.ganymede.evaluator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.ScoreSamples;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EvaluationShardRequested;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.world.SmallWorld;
import io.ganymede.evaluator.world.Stripes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedEvaluationTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();
    private static final EvaluationSpec STAGED = new EvaluationSpec(SmallWorld.CLASSIFIER, 60, 0, "test", 1, 20, null);

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final SmallWorld world = SmallWorld.in(store, "small");

    @BeforeEach
    void publishClassifier() {
        var unused = world.publishClassifier();
    }

    @Test
    void theFastStageTakesFewerImagesAndHasAProtocolOfItsOwn() {
        CheckpointPublished published = checkpoint(5, 1f);

        EvaluationReport fast = evaluate(published, EvaluationStage.FAST);
        EvaluationReport full = evaluate(published, EvaluationStage.FULL);

        assertThat(fast.stage()).isEqualTo(EvaluationStage.FAST);
        assertThat(fast.classes()).allSatisfy(row -> assertThat(row.generated()).isEqualTo(20));
        assertThat(fast.floor()).isEmpty();
        assertThat(full.classes()).allSatisfy(row -> assertThat(row.generated()).isEqualTo(60));
        assertThat(full.floor()).isNotEmpty();
        assertThat(fast.protocolDigest()).isNotEqualTo(full.protocolDigest());
    }

    @Test
    void scoresHaveErrorsWhichTheDeviationsBearOut() {
        EvaluationReport report = evaluate(checkpoint(5, 0.6f), EvaluationStage.FULL);

        assertThat(report.errors())
                .containsOnlyKeys(
                        "fid",
                        "classFid",
                        "amScore",
                        "amScoreDivergence",
                        "amScoreEntropy",
                        "inceptionScore",
                        "modeScore",
                        "modeScoreWithPrior",
                        "labelAccuracy",
                        "latentSensitivity");
        ArtifactRef deviations = Objects.requireNonNull(report.deviations());
        ScoreSamples.read("deviations", store.read(deviations), report.protocolDigest())
                .forEach((name, sample) -> {
                    assertThat(sample.value()).as(name).isCloseTo(value(report, name), within(1e-9));
                    if (!name.equals("labelAccuracy")) { // whose error is the binomial one
                        assertThat(sample.standardError())
                                .as(name)
                                .isEqualTo(report.errors().get(name));
                    }
                });
    }

    @Test
    void everyCheckpointIsHeldAgainstTheBestBeforeIt() {
        // Given a training that learns, stands still, forgets and learns again
        EvaluationReport first = evaluate(checkpoint(10, 0.2f), EvaluationStage.FAST);
        EvaluationReport better = evaluate(checkpoint(20, 0.8f), EvaluationStage.FAST);
        EvaluationReport same = evaluate(checkpoint(30, 0.8f), EvaluationStage.FAST);
        EvaluationReport worse = evaluate(checkpoint(40, 0.1f), EvaluationStage.FAST);
        EvaluationReport best = evaluate(checkpoint(50, 1f), EvaluationStage.FAST);

        assertThat(first.standing()).isEqualTo(Standing.first("classFid"));
        assertStanding(better, 0, 10, Verdict.BETTER);
        assertStanding(same, 1, 20, Verdict.NOT_SIGNIFICANT);
        assertStanding(worse, 2, 20, Verdict.WORSE);
        assertStanding(best, 0, 20, Verdict.BETTER);
        assertThat(Objects.requireNonNull(better.standing()).comparisons())
                .containsKeys("fid", "classFid", "amScore", "labelAccuracy", "betweenClassFid");
        // Equal weights and latents give equal images.
        assertThat(decisive(same)).isEqualTo(new ScoreComparison(0, 0.0, Verdict.NOT_SIGNIFICANT));
    }

    @Test
    void thePageShowsTheHistoryAndPictures() {
        var unused = evaluate(checkpoint(10, 0.2f), EvaluationStage.FAST);
        EvaluationReport report = evaluate(checkpoint(20, 0.8f), EvaluationStage.FAST);

        String page = new String(new EvaluationReports(store).page(report).orElseThrow(), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("The best checkpoint so far")
                .contains("step 10")
                .contains("12 generated images: rows")
                .contains("12 real images: rows")
                .contains(report.protocolDigest());
        assertThat(page)
                .as("a look at all training images is for the full stage")
                .doesNotContain("training images that were");
        EvaluationReport full = evaluate(checkpoint(20, 0.8f), EvaluationStage.FULL);
        assertThat(new String(new EvaluationReports(store).page(full).orElseThrow(), StandardCharsets.UTF_8))
                .contains("Of all 180 generated images, those that are closest to one of the 180 training images");
        // Two series over the steps, one of them the score of the gate; strips of three classes, generated and real.
        assertThat(page.split("<img", -1)).hasSizeGreaterThan(2 + 6);
    }

    @Test
    void anotherProtocolIsNotHeldAgainst() {
        var unused = evaluate(checkpoint(10, 0.2f), EvaluationStage.FULL);

        EvaluationReport fast = evaluate(checkpoint(20, 1f), EvaluationStage.FAST);

        assertThat(fast.standing()).isEqualTo(Standing.first("classFid"));
    }

    @Test
    void reportsThatWereClearedAwayArePassedOver() {
        EvaluationReport first = evaluate(checkpoint(10, 0.2f), EvaluationStage.FAST);
        var unused = evaluate(checkpoint(20, 0.8f), EvaluationStage.FAST);
        store.list("evaluations/").stream()
                .filter(key -> !key.contains(first.checkpoint().manifest().sha256()))
                .forEach(store::remove);

        EvaluationReport third = evaluate(checkpoint(30, 0.9f), EvaluationStage.FAST);

        assertStanding(third, 0, 10, Verdict.BETTER);
    }

    @Test
    void anEvaluatorThatDiedBeforeTheEntryMakesItTheNextTime() {
        CheckpointPublished published = checkpoint(10, 0.2f);
        var unused = evaluate(published, EvaluationStage.FAST);
        store.list("jobs/job/evaluations/").forEach(store::remove);

        assertThat(evaluator(20_000)
                        .evaluate(published, "again", EvaluationStage.FAST)
                        .computed())
                .isFalse();

        assertStanding(evaluate(checkpoint(20, 1f), EvaluationStage.FAST), 0, 10, Verdict.BETTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 50, 90, 179})
    void partsLookedAtByTwoReplicasGiveTheScoresOfTheWhole(int shardImages) {
        // Given
        CheckpointPublished published = checkpoint(5, 0.7f);
        EvaluationReport whole = evaluate(published, EvaluationStage.FULL);
        store.list("evaluations/").forEach(store::remove);
        List<CheckpointEvaluator> replicas = List.of(evaluator(shardImages), evaluator(shardImages));

        // When each takes every other part, the last one first
        List<EvaluationShardRequested> shards = replicas.get(0).shards(published, "event");
        Optional<Evaluation> together = Optional.empty();
        for (int i = shards.size() - 1; i >= 0; i--) {
            assertThat(together).isEmpty();
            assertThat(replicas.get(1).current(shards.get(i))).isTrue();
            together = replicas.get(i % 2).evaluate(shards.get(i));
        }

        // Then
        assertThat(shards).hasSize((180 + shardImages - 1) / shardImages);
        EvaluationReport merged = together.orElseThrow().stored().report();
        assertThat(merged.protocolDigest()).isEqualTo(whole.protocolDigest());
        assertThat(merged.metrics().keySet()).isEqualTo(whole.metrics().keySet());
        whole.metrics().forEach((name, value) -> assertThat(value(merged, name))
                .as(name)
                .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value)))));
        whole.errors().forEach((name, error) -> assertThat(merged.errors().getOrDefault(name, Double.NaN))
                .as(name)
                .isCloseTo(error, within(1e-9 * Math.max(1, error))));
        assertThat(merged.confusion()).isEqualTo(whole.confusion());
        assertThat(replicas.get(0).evaluate(shards.get(0)).orElseThrow().computed())
                .as("again")
                .isFalse();
    }

    @Test
    void imagesWithoutClassesAreCutIntoPartsToo() {
        CheckpointPublished published =
                SmallWorld.with(world.publishCheckpoint("job", 5, ConditionSpace.none(), 1f), STAGED);
        EvaluationReport whole = evaluate(published, EvaluationStage.FULL);
        store.list("evaluations/").forEach(store::remove);
        CheckpointEvaluator replica = evaluator(100);

        Optional<Evaluation> together = Optional.empty();
        for (EvaluationShardRequested shard : replica.shards(published, "event")) {
            together = replica.evaluate(shard);
        }

        EvaluationReport merged = together.orElseThrow().stored().report();
        whole.metrics().forEach((name, value) -> assertThat(value(merged, name))
                .as(name)
                .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value)))));
    }

    @Test
    void aSmallEvaluationIsNotCut() {
        assertThat(evaluator(180).shards(checkpoint(5, 1f), "event")).isEmpty();
    }

    @Test
    void aPartOfBeforeANewerClassifierIsOutOfDate() {
        CheckpointEvaluator evaluator = evaluator(100);
        EvaluationShardRequested shard =
                evaluator.shards(checkpoint(5, 1f), "event").get(0);

        var unused = world.publishClassifier(SmallWorld.CLASSIFIER, 2, Stripes.CLASSES);

        assertThat(evaluator.current(shard)).isFalse();
    }

    private static void assertStanding(EvaluationReport report, int since, long bestStep, Verdict verdict) {
        Standing standing = Objects.requireNonNull(report.standing());
        assertThat(standing.evaluationsSinceBest()).isEqualTo(since);
        assertThat(Objects.requireNonNull(standing.best()).step()).isEqualTo(bestStep);
        assertThat(decisive(report).verdict()).isEqualTo(verdict);
    }

    private static ScoreComparison decisive(EvaluationReport report) {
        return Objects.requireNonNull(Objects.requireNonNull(report.standing()).decisive());
    }

    private static double value(EvaluationReport report, String name) {
        return report.metrics().getOrDefault(name, Double.NaN);
    }

    private CheckpointPublished checkpoint(long step, float obedience) {
        return SmallWorld.with(world.publishCheckpoint("job", step, obedience), STAGED);
    }

    private EvaluationReport evaluate(CheckpointPublished published, EvaluationStage stage) {
        return evaluator(20_000).evaluate(published, "event", stage).stored().report();
    }

    private CheckpointEvaluator evaluator(long shardImages) {
        return new CheckpointEvaluator(new EvaluationTools(
                store,
                ALGEBRA,
                new InferenceSettings(1, 16),
                "/ganymede/evaluator/test",
                "0",
                Clock.systemUTC(),
                shardImages));
    }
}
