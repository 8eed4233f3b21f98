package io.ganymede.sampler.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationCompleted;
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

class PromotionGateTest {
    private static final String OTHER_PROTOCOL = "12".repeat(32);

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
        GateDecision decision =
                PromotionGate.decide(evaluation(99.0, gate("minimize", null), OTHER_PROTOCOL), Optional.of(version));

        assertThat(decision.promote()).isTrue();
        assertThat(decision.reason()).contains("first under this protocol");
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
        return PromotionGate.decide(evaluation(value, gate, Checkpoints.PROTOCOL), newest);
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
