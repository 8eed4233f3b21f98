package io.ganymede.sampler.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.evaluation.ScoreSample.Kind;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.job.GateEvidence;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.Promotions;
import io.ganymede.sampler.fixture.SmallGenerator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionGateTest {
    private static final String OTHER_PROTOCOL = "12".repeat(32);
    private static final ScoreEvidence UNASKED = (evaluation, newest) -> {
        throw new AssertionError("this decision needs no deviations");
    };

    /** Its classFid is 10. */
    private final ModelManifest version = published();

    @Test
    void firstFiniteValueIsPromoted() {
        assertThat(decide(50.0, gate("minimize", null), Optional.empty()).promote())
                .isTrue();
    }

    @Test
    void onlyBetterThanTheNewestIsPromoted() {
        GateSpec minimize = gate("minimize", null);
        assertThat(decide(9.99, minimize, Optional.of(version)).promote()).isTrue();
        assertThat(decide(10.0, minimize, Optional.of(version)).promote()).isFalse();
        assertThat(decide(10.01, minimize, Optional.of(version)).reason()).contains("10.01", "10.0", "not better");

        GateSpec maximize = gate("maximize", null);
        assertThat(decide(10.01, maximize, Optional.of(version)).promote()).isTrue();
        assertThat(decide(9.99, maximize, Optional.of(version)).promote()).isFalse();
    }

    @Test
    void otherProtocolIsNotCompared() {
        GateDecision decision = PromotionGate.decide(
                evaluation(99.0, gate("minimize", null), OTHER_PROTOCOL), Optional.of(version), UNASKED);

        assertThat(decision.promote()).isTrue();
        assertThat(decision.reason())
                .isEqualTo("classFid 99.0 is the first under this protocol, 121212121212; version 1 was measured under"
                        + " abababababab, with which it is not ranked");
    }

    @Test
    void fastStagePromotesNothing() {
        EvaluationCompleted full = evaluation(1.0, gate("minimize", null), Checkpoints.PROTOCOL);
        EvaluationCompleted fast =
                Checkpoints.with(event(full), EvaluationStage.FAST, null).data();

        assertThat(PromotionGate.decide(fast, Optional.empty(), UNASKED))
                .isEqualTo(new GateDecision(false, "fast stage: only a full evaluation promotes"));
        assertThat(PromotionGate.decide(full, Optional.empty(), UNASKED).promote())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minimize |  9.0 | false | is not better: difference -1.000, standard error 1.155, verdict 'not significant'
            minimize |  7.0 | true  | is better: difference -3.000, standard error 1.155, verdict 'better'
            minimize | 13.0 | false | is not better: difference 3.000, standard error 1.155, verdict 'worse'
            maximize |  7.0 | false | is not better: difference -3.000, standard error 1.155, verdict 'worse'
            maximize | 11.0 | false | is not better: difference 1.000, standard error 1.155, verdict 'not significant'
            maximize | 13.0 | true  | is better: difference 3.000, standard error 1.155, verdict 'better'
            """)
    void verdictOfThePairsDecides(String goal, double value, boolean promoted, String reason) {
        // Given influences that differ by 2, -2, 2, -2: sd 4 / sqrt(3), over sqrt(4) is 1.1547; 1.96 of it are 2.263
        ScoreEvidence pairs = (evaluation, newest) -> new ScoreEvidence.Pair(
                new ScoreSample(10, Kind.INFLUENCE, 1, 2, 3, 4), new ScoreSample(value, Kind.INFLUENCE, 3, 0, 5, 2));

        GateDecision decision = PromotionGate.decide(
                evaluation(value, gate(goal, null), Checkpoints.PROTOCOL), Optional.of(version), pairs);

        assertThat(decision)
                .isEqualTo(new GateDecision(promoted, "classFid " + value + " against 10.0 of version 1 " + reason));
    }

    @Test
    void gateThatAsksForTheValueTakesAnyDifference() {
        GateSpec gate = new GateSpec("classFid", "minimize", null, GateEvidence.VALUE);

        GateDecision decision =
                PromotionGate.decide(evaluation(9.75, gate, Checkpoints.PROTOCOL), Optional.of(version), UNASKED);

        assertThat(decision)
                .isEqualTo(new GateDecision(
                        true,
                        "classFid 9.75 against 10.0 of version 1 is better: difference -0.2500, verdict 'better' by"
                                + " value, which is enough for this gate"));
    }

    @Test
    void withoutDeviationsTheValueDecidesAndItIsSaid() {
        assertThat(decide(9.75, gate("minimize", null), Optional.of(version)).reason())
                .endsWith("verdict 'better' by value alone, for there are none");
    }

    @Test
    void thresholdHolds() {
        assertThat(decide(5.0, gate("minimize", 5.0), Optional.empty()).promote())
                .isTrue();
        assertThat(decide(5.1, gate("minimize", 5.0), Optional.empty()).promote())
                .isFalse();
        assertThat(decide(4.9, gate("maximize", 5.0), Optional.empty()).reason())
                .contains("threshold 5.0");
    }

    @Test
    void notANumberIsNeverPromoted() {
        assertThat(decide(Double.NaN, gate("minimize", null), Optional.empty()).promote())
                .isFalse();
        assertThat(decide(Double.NEGATIVE_INFINITY, gate("minimize", null), Optional.empty())
                        .promote())
                .isFalse();
    }

    @Test
    void missingMetricNamesTheKnownOnes() {
        GateDecision decision = decide(1.0, new GateSpec("fid", "minimize", null), Optional.empty());

        assertThat(decision.promote()).isFalse();
        assertThat(decision.reason()).contains("'fid'", "classFid");
    }

    @Test
    void unknownGoalIsRefused() {
        assertThatThrownBy(() -> decide(1.0, gate("minimise", null), Optional.empty()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("did you mean 'minimize'?");
    }

    private static GateSpec gate(String goal, @Nullable Double threshold) {
        return new GateSpec("classFid", goal, threshold);
    }

    private static GateDecision decide(double value, GateSpec gate, Optional<ModelManifest> newest) {
        return PromotionGate.decide(
                evaluation(value, gate, Checkpoints.PROTOCOL),
                newest,
                (evaluation, version) -> new ScoreEvidence.Missing("there are none"));
    }

    private static Event<EvaluationCompleted> event(EvaluationCompleted evaluation) {
        return Event.of(EventType.EVALUATION_COMPLETED, "/test", Checkpoints.NOW, "job", null, evaluation);
    }

    private static EvaluationCompleted evaluation(double value, GateSpec gate, String protocol) {
        ArtifactRef ref = new ArtifactRef("any", "00".repeat(32), 1);
        return new EvaluationCompleted(
                "job",
                1,
                10,
                false,
                ref,
                protocol,
                ref,
                Map.of("classFid", value),
                Map.of(),
                new PublishSpec("small", gate),
                Checkpoints.NOW);
    }

    private static ModelManifest published() {
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        Checkpoints checkpoints = new Checkpoints(store, "job", "small");
        ArtifactRef checkpoint = checkpoints.put(5, new SmallGenerator(1, 1));
        return Promotions.promote(store, checkpoints.evaluation(5, checkpoint, 10.0));
    }
}
