package io.ganymede.common.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointManifestTest {
    private static final ArtifactRef FILE = new ArtifactRef("some/file", "ab".repeat(32), 1);
    private static final ConditionSpace AGE =
            ConditionSpace.ofAttributes(List.of(Attribute.real("age", 0, 80), Attribute.binary("smile")), List.of());

    static Stream<ConditionSpace> conditions() {
        return Stream.of(ConditionSpace.none(), ConditionSpace.ofClasses(List.of("a", "b", "c")), AGE);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theGeneratorIsToldWhatItsConditionsSay(ConditionSpace conditions) {
        CheckpointManifest manifest = manifest(conditions, conditions.size());

        assertThat(manifest.generator()).isEqualTo(manifest.network("generator"));
        assertThat(Json.read("manifest", Json.bytes(manifest), CheckpointManifest.class))
                .isEqualTo(manifest);
    }

    @Test
    void anInputOfAnotherLengthIsRefused() {
        assertMisfit(manifest(ConditionSpace.none(), 2), "got 2 numbers, expected 0");
        assertMisfit(manifest(AGE, 3), "got 3 numbers, expected 2 for [age, smile]");
        assertMisfit(manifest(ConditionSpace.ofClasses(List.of("a", "b")), 0), "got 0 numbers, expected 2 for [a, b]");
    }

    private static void assertMisfit(CheckpointManifest manifest, String message) {
        assertThatThrownBy(manifest::generator)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_NETWORK))
                .hasMessageContaining(message);
    }

    private static CheckpointManifest manifest(ConditionSpace conditions, int told) {
        return new CheckpointManifest(
                "job",
                1,
                5,
                new TrainingSpec(
                        TrainingSpec.VERSION,
                        "job",
                        "job",
                        JobKind.GAN,
                        Map.of(),
                        null,
                        new DatasetChoice("d", "1"),
                        Specs.model("by-hand", 2),
                        Specs.settings(10, 8, 1, "cgan", Map.of(), 1, Map.of(), new AverageSpec(0.9, 0)),
                        new CheckpointSpec(5),
                        new EvaluationSpec("d-classifier", 10, 1, "test", 0),
                        new SchedulingSpec(0, 1),
                        new PublishSpec("model", new GateSpec("fid", "minimize", null))),
                "ef".repeat(32),
                new DatasetRef("d", "1", FILE),
                conditions,
                Map.of("generator", generator(told)),
                Map.of(),
                Map.of(),
                Map.of(),
                Instant.EPOCH);
    }

    private static NetworkDescription generator(int told) {
        NetworkBuilder network = new NetworkBuilder("generator").input("z", Shape.of(2));
        if (told > 0) {
            network.input("y", Shape.of(told)).node("input", new Concat(), "z", "y");
        }
        return network.node("draw", new Dense(4, true))
                .node("picture", new Reshape(Shape.of(1, 2, 2)))
                .node("squash", new Tanh())
                .output("image")
                .build();
    }
}
