package io.ganymede.evaluator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.world.SmallWorld;
import io.ganymede.evaluator.world.Stripes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checkpoints whose generator is told no class. */
class UnlabelledEvaluationTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();
    private static final String[] WITHOUT_CLASSES = {
        "fid",
        "amScore",
        "amScoreDivergence",
        "amScoreEntropy",
        "inceptionScore",
        "modeScore",
        "modeScoreWithPrior",
        "latentSensitivity"
    };

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();

    @Test
    void anUnconditionalCheckpointHasTheScoresThatNeedNoClass() {
        // Given
        SmallWorld world = SmallWorld.in(store, "small");
        world.publishClassifier();

        // When
        Evaluation evaluation = evaluate(world.publishCheckpoint("job", 5, ConditionSpace.none(), 1f));

        // Then
        EvaluationReport report = evaluation.stored().report();
        assertThat(report.metrics()).containsOnlyKeys(WITHOUT_CLASSES);
        assertThat(report.metrics().values()).allMatch(Double::isFinite);
        assertThat(report.floor())
                .as("real images have no latents")
                .containsKeys("fid", "amScore", "modeScore")
                .doesNotContainKey("latentSensitivity")
                .hasSize(WITHOUT_CLASSES.length - 1);
        assertThat(report.classes()).isEmpty();
        assertThat(report.perClass()).isEmpty();
        assertThat(report.worstClass()).isNull();
        assertThat(report.confusion()).isNull();
        assertThat(evaluation.images())
                .as("25 for each of the classifier's classes")
                .isEqualTo(75);
        assertThat(report.protocol().images()).isEqualTo(75);
        assertThat(report.protocol().order()).isEqualTo("seeds in order");
        assertThat(report.warnings()).as("the classifier knows the classes").hasSize(0);
        assertThat(new EvaluationReports(store)
                        .find(report.checkpoint().manifest().sha256(), report.protocolDigest()))
                .contains(evaluation.stored());
    }

    @Test
    void itIsComparedWithTheSameImagesAsAConditionalOne() {
        // Given
        SmallWorld world = SmallWorld.in(store, "small");
        world.publishClassifier();
        double conditional = floor(evaluate(world.publishCheckpoint("told", 5, 1f)));
        List<String> kept = store.list("references/");

        // When
        double unconditional = floor(evaluate(world.publishCheckpoint("job", 5, ConditionSpace.none(), 1f)));

        // Then
        assertThat(unconditional).isEqualTo(conditional);
        assertThat(store.list("references/")).isEqualTo(kept);
    }

    @Test
    void aDataSetWithoutClassesIsSeenThroughTheClassifierOfAnother() {
        // Given
        SmallWorld.in(store, "small").publishClassifier();
        SmallWorld faces = SmallWorld.ofAttributes(store, "faces");

        // When
        EvaluationReport good = evaluate(faces.publishCheckpoint("job", 5, ConditionSpace.none(), 0.5f))
                .stored()
                .report();
        EvaluationReport bad = evaluate(faces.publishCheckpoint("job", 10, ConditionSpace.none(), 0f))
                .stored()
                .report();

        // Then
        assertThat(good.metrics()).containsOnlyKeys(WITHOUT_CLASSES);
        assertThat(score(good, "fid")).isLessThan(score(bad, "fid"));
        assertThat(good.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("classifier 'stripe-classifier/1' was not made for data set 'faces'"));
        assertThat(store.list("references/"))
                .as("test and train, kept without classes")
                .hasSize(4);
        assertThat(freshScores(faces.publishCheckpoint("job", 5, ConditionSpace.none(), 0.5f)))
                .as("what was kept is read back")
                .isEqualTo(good.metrics());
    }

    @Test
    void attributesAreThoseOfTheReferenceImages() {
        // Given
        SmallWorld.in(store, "small").publishClassifier();
        SmallWorld faces = SmallWorld.ofAttributes(store, "faces");

        // When
        EvaluationReport obedient = evaluate(faces.publishCheckpoint("job", 5, Stripes.ATTRIBUTES, 1f))
                .stored()
                .report();
        EvaluationReport deaf = evaluate(faces.publishCheckpoint("job", 10, Stripes.ATTRIBUTES, 0f))
                .stored()
                .report();

        // Then
        assertThat(obedient.metrics())
                .containsKeys(WITHOUT_CLASSES)
                .containsKey("attributeFid")
                .hasSize(WITHOUT_CLASSES.length + 1);
        assertThat(obedient.classes())
                .as("one row a binary attribute, none for the weight")
                .extracting(EvaluationReport.ClassScores::name)
                .containsExactly("rows", "columns", "diagonals");
        assertThat(obedient.classes()).allSatisfy(row -> {
            assertThat(row.generated()).isEqualTo(25);
            assertThat(row.reference()).isEqualTo(SmallWorld.TEST_PER_CLASS);
            assertThat(row.scores()).containsKeys("fid", "amScore", "inceptionScore", "modeScore");
        });
        assertThat(score(obedient, "attributeFid"))
                .isCloseTo(
                        obedient.classes().stream()
                                .mapToDouble(row -> row.scores().getOrDefault("fid", Double.NaN))
                                .average()
                                .orElseThrow(),
                        within(1e-12))
                .as("a generator that does not listen draws the wrong stripes for each of them")
                .isLessThan(score(deaf, "attributeFid") / 2);
        assertThat(obedient.perClass()).containsKey("fid");
        assertThat(obedient.worstClass()).isIn("rows", "columns", "diagonals");
        assertThat(obedient.confusion()).isNull();
        assertThat(obedient.protocol().order()).isEqualTo("attributes of the reference images in order");
        assertThat(score(obedient, "inceptionScore"))
                .as("the three kinds take turns as in the data set, and each image is recognised")
                .isCloseTo(3, within(0.3));
        assertThat(score(deaf, "inceptionScore")).isLessThan(2.5);
        assertThat(score(obedient, "fid")).isLessThan(score(deaf, "fid"));
    }

    @Test
    void anAttributeThatTheDataSetLacksIsNamed() {
        SmallWorld.in(store, "small").publishClassifier();
        SmallWorld faces = SmallWorld.ofAttributes(store, "faces");
        ConditionSpace other = ConditionSpace.ofAttributes(
                List.of(Attribute.binary("row"), Attribute.binary("columns"), Attribute.binary("diagonals")),
                List.of());

        assertThatThrownBy(() -> evaluate(faces.publishCheckpoint("job", 5, other, 1f)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContaining("data set 'faces': unknown attribute 'row'; did you mean 'rows'?");
    }

    @Test
    void withoutAnyClassifierItSaysWhatToName() {
        SmallWorld faces = SmallWorld.ofAttributes(store, "faces");

        assertThatThrownBy(() -> evaluate(faces.publishCheckpoint("job", 5, ConditionSpace.none(), 1f)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLASSIFIER_UNAVAILABLE))
                .hasMessageContaining("data set 'faces' has no classes to train one on")
                .hasMessageContaining("evaluation.classifier");
    }

    /** By an evaluator that has nothing in memory and finds no report. */
    private Map<String, Double> freshScores(CheckpointPublished published) {
        store.list("evaluations/").forEach(store::remove);
        return evaluate(published).stored().report().metrics();
    }

    private Evaluation evaluate(CheckpointPublished published) {
        return new CheckpointEvaluator(new EvaluationTools(
                        store,
                        ALGEBRA,
                        new InferenceSettings(1, 16),
                        "/ganymede/evaluator/test",
                        "0",
                        Clock.systemUTC(),
                        20_000))
                .evaluate(published, "event", EvaluationStage.FULL);
    }

    private static double floor(Evaluation evaluation) {
        return evaluation.stored().report().floor().getOrDefault("fid", Double.NaN);
    }

    private static double score(EvaluationReport report, String name) {
        return report.metrics().getOrDefault(name, Double.NaN);
    }
}
