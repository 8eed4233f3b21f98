package io.ganymede.sampler.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.catalog.PublishedModels;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.Promotions;
import io.ganymede.sampler.fixture.SmallGenerator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final Checkpoints checkpoints = new Checkpoints(store, "job", "small");
    private final Promotions announcements = new Promotions();
    private final Promotion promotion = announcements.over(store);

    @Test
    void publishesAndAnnounces() {
        ArtifactRef checkpoint = checkpoints.put(5, new SmallGenerator(1, 1));
        Event<EvaluationCompleted> evaluation = checkpoints.evaluation(5, checkpoint, 10.0);

        PromotionOutcome outcome = promotion.handle(evaluation);

        assertThat(outcome).isInstanceOf(PromotionOutcome.Promoted.class);
        assertThat(store.list("models/"))
                .containsExactly("models/small/000001/generator.onnx", "models/small/000001/manifest.json");
        ModelManifest manifest =
                new PublishedModels(store).newest("small").orElseThrow().manifest();
        assertThat(manifest.conditions()).isEqualTo(ConditionSpace.ofClasses(SmallGenerator.CLASSES));
        assertThat(manifest.metrics()).containsEntry("classFid", 10.0);
        assertThat(manifest.parity().probes()).isEqualTo(4);
        assertThat(manifest.parity().maxAbsoluteDifference()).isLessThan(1e-5);
        assertThat(manifest.lineage().checkpoint()).isEqualTo(checkpoint);
        assertThat(manifest.lineage().evaluation()).isEqualTo(evaluation.data().report());
        assertThat(announcements.announced()).singleElement().satisfies(announced -> {
            assertThat(announced.model()).isEqualTo("small");
            assertThat(announced.version()).isEqualTo(1);
            assertThat(store.read(announced.manifest())).isNotEmpty();
        });
    }

    static Stream<ConditionSpace> withoutClasses() {
        return Stream.of(ConditionSpace.none(), SmallGenerator.FACES);
    }

    @ParameterizedTest
    @MethodSource("withoutClasses")
    void publishesGeneratorsThatAreToldNoClass(ConditionSpace conditions) {
        Checkpoints others = new Checkpoints(store, "job", "small", "fid");
        ArtifactRef checkpoint = others.put(5, new SmallGenerator(1, 1, conditions));

        PromotionOutcome outcome = promotion.handle(others.evaluation(5, checkpoint, Map.of("fid", 12.0)));

        assertThat(outcome).isInstanceOf(PromotionOutcome.Promoted.class);
        ModelManifest manifest =
                new PublishedModels(store).newest("small").orElseThrow().manifest();
        assertThat(manifest.conditions()).isEqualTo(conditions);
        assertThat(manifest.classes()).isEmpty();
        assertThat(manifest.parity().probes()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("withoutClasses")
    void parityIsCheckedForThemToo(ConditionSpace conditions) {
        Checkpoints others = new Checkpoints(store, "job", "small", "fid");
        ArtifactRef checkpoint = others.putWithForeignProbe(5, new SmallGenerator(1, 1, conditions));

        assertThatThrownBy(() -> promotion.handle(others.evaluation(5, checkpoint, Map.of("fid", 1.0))))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PARITY_FAILED));
    }

    @Test
    void aGateAboutAScoreThatIsNotThereSaysWhich() {
        ArtifactRef checkpoint = checkpoints.put(5, new SmallGenerator(1, 1, ConditionSpace.none()));

        PromotionOutcome outcome = promotion.handle(checkpoints.evaluation(5, checkpoint, Map.of("fid", 12.0)));

        assertThat(outcome).isInstanceOfSatisfying(PromotionOutcome.Kept.class, kept -> assertThat(kept.reason())
                .contains("the gate is about 'classFid'", "told no class has none", "known: [fid]"));
    }

    @Test
    void chancePromotesNothing() {
        // Given version 1, and a checkpoint that is better by 1 with a standard error of 1.15
        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0, 1, 2, 3, 4));
        Event<EvaluationCompleted> chance =
                checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 9.0, 3, 0, 5, 2);

        // Then
        assertThat(promotion.handle(chance))
                .isInstanceOfSatisfying(PromotionOutcome.Kept.class, kept -> assertThat(kept.reason())
                        .contains("standard error 1.155, verdict 'not significant'"));

        // When one is better by far
        PromotionOutcome outcome = promotion.handle(
                checkpoints.evaluation(15, checkpoints.put(15, new SmallGenerator(3, 1)), 7.0, 3, 0, 5, 2));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PromotionOutcome.Promoted.class, promoted -> assertThat(
                        promoted.manifest().lineage().step())
                .isEqualTo(15));
    }

    @Test
    void deviationsThatAreLostLeaveTheValues() {
        // Given a version whose file of deviations is gone
        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0, 1, 2, 3, 4));
        store.remove("evaluations/job-5/deviations.safetensors");

        // When
        PromotionOutcome outcome = promotion.handle(
                checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 9.0, 3, 0, 5, 2));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(PromotionOutcome.Promoted.class, promoted -> assertThat(promoted.reason())
                        .contains("by value alone, for the deviations of version 1 cannot be used: "));
    }

    @Test
    void damagedDeviationsLeaveTheValues() {
        // Given
        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0, 1, 2, 3, 4));
        ArtifactRef damaged = store.put("damaged", new byte[] {1, 2, 3}, "application/octet-stream");
        Event<EvaluationCompleted> worse =
                checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 11.0);

        // When
        PromotionOutcome outcome = promotion.handle(Checkpoints.with(worse, EvaluationStage.FULL, damaged));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PromotionOutcome.Kept.class, kept -> assertThat(kept.reason())
                .contains("by value alone, for the deviations of the checkpoint cannot be used: ", "'damaged'"));
    }

    @Test
    void deviationsThatAreNoPairsLeaveTheValues() {
        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0, 1, 2, 3, 4));

        PromotionOutcome outcome = promotion.handle(
                checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 9.0, 3, 0, 5));

        assertThat(outcome)
                .isInstanceOfSatisfying(PromotionOutcome.Promoted.class, promoted -> assertThat(promoted.reason())
                        .endsWith("for the deviations are no pairs: 4 of INFLUENCE and 3 of INFLUENCE"));
    }

    @Test
    void fastStageSaysNothingOfAVersion() {
        // Given a version, whose fast evaluation is delivered once more
        Event<EvaluationCompleted> full = checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0);
        promotion.handle(full);

        // When
        PromotionOutcome outcome = promotion.handle(Checkpoints.with(full, EvaluationStage.FAST, null));

        // Then
        assertThat(outcome).isEqualTo(new PromotionOutcome.Kept("fast stage: only a full evaluation promotes"));
        assertThat(announcements.announced()).hasSize(1);
    }

    @Test
    void repeatedEvaluationIsOnlyAnnouncedAgain() {
        Event<EvaluationCompleted> evaluation =
                checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0);
        promotion.handle(evaluation);

        PromotionOutcome outcome = promotion.handle(evaluation);

        assertThat(outcome).isInstanceOf(PromotionOutcome.Repeated.class);
        assertThat(store.list("models/")).hasSize(2);
        assertThat(announcements.announced()).hasSize(2);
    }

    @Test
    void repeatedEvaluationOfAnOlderVersionDoesNotComeBack() {
        Event<EvaluationCompleted> older =
                checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0);
        promotion.handle(older);
        promotion.handle(checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 9.0));

        PromotionOutcome outcome = promotion.handle(older);

        assertThat(outcome).isInstanceOf(PromotionOutcome.Kept.class);
        assertThat(announcements.announced()).extracting("version").containsExactly(1, 2);
    }

    @Test
    void takesTheNextNumberWhenAnotherHasTakenOne() {
        store.put("models/small/000001/generator.onnx", new byte[] {1}, "application/octet-stream");

        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0));

        assertThat(new PublishedModels(store).versions("small")).containsExactly(2);
    }

    @Test
    void worseCheckpointIsNotExported() {
        promotion.handle(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0));
        ArtifactRef absent = new ArtifactRef("jobs/none", "00".repeat(32), 1);

        PromotionOutcome outcome = promotion.handle(checkpoints.evaluation(10, absent, 11.0));

        assertThat(outcome).isInstanceOf(PromotionOutcome.Kept.class);
    }

    @Test
    void exportThatDoesNotRepeatTheTrainersImagesIsRefused() {
        ArtifactRef checkpoint = checkpoints.putWithForeignProbe(5, new SmallGenerator(1, 1));

        assertThatThrownBy(() -> promotion.handle(checkpoints.evaluation(5, checkpoint, 1.0)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PARITY_FAILED))
                .hasMessageContaining("expected at most 1.0E-4");
        assertThat(store.list("models/")).isEmpty();
        assertThat(announcements.announced()).isEmpty();
    }

    @Test
    void modelNameMustFitAUrl() {
        Checkpoints strange = new Checkpoints(store, "job", "../small");

        assertThatThrownBy(() -> promotion.handle(strange.evaluation(5, strange.put(5, new SmallGenerator(1, 1)), 1.0)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'../small'");
    }
}
