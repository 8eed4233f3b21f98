package io.ganymede.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
    private static final ArtifactRef FILE = new ArtifactRef("some/file", "ab".repeat(32), 1);

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final ModelCatalog catalog = new ModelCatalog(store);

    @Test
    void theNewestVersionHasTheHighestNumberAndAManifest() {
        // Given
        publish("cgan", 9);
        ArtifactRef newest = publish("cgan", 10);
        publish("cgan-2", 11);
        store.put(ObjectKeys.model("cgan", 12) + "generator.onnx", new byte[1], "application/octet-stream");

        // Then
        assertThat(catalog.versions("cgan")).containsExactly(9, 10);
        assertThat(catalog.newest("cgan")).contains(new ModelCatalog.Entry(newest, manifest("cgan", 10)));
        assertThat(catalog.find("cgan", 9).orElseThrow().manifest().version()).isEqualTo(9);
        assertThat(catalog.names()).containsExactly("cgan", "cgan-2");
    }

    @Test
    void whatIsNotPublishedIsEmpty() {
        assertThat(catalog.newest("cgan")).isEmpty();
        assertThat(catalog.find("cgan", 1)).isEmpty();
        assertThat(catalog.versions("cgan")).isEmpty();
        assertThat(catalog.names()).isEmpty();
    }

    private ArtifactRef publish(String name, int version) {
        return store.put(
                ObjectKeys.model(name, version) + ObjectKeys.MANIFEST,
                Json.bytes(manifest(name, version)),
                "application/json");
    }

    private static ModelManifest manifest(String name, int version) {
        return new ModelManifest(
                name,
                version,
                ModelKind.CLASSIFIER,
                FILE,
                Shape.of(1, 28, 28),
                ConditionSpace.none(),
                List.of("a", "b"),
                0,
                List.of(0.5),
                List.of(0.25),
                Map.of("testAccuracy", 0.9),
                null,
                new ExportParity(8, 1e-6, 1e-4),
                new Lineage("job", 1, 100, "cd".repeat(32), new DatasetRef("d", "1", FILE), null, null, null),
                Map.of(),
                Instant.EPOCH);
    }
}
