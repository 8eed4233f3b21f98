package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetCatalogTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final DatasetCatalog catalog = new DatasetCatalog(store);

    @Test
    void theNewestVersionIsTheHighestNumber() {
        // Given
        ArtifactRef ninth = publish("fashion", "9");
        ArtifactRef tenth = publish("fashion", "10");
        store.put("datasets/fashion/11/train.safetensors", new byte[1], "application/octet-stream");

        // Then
        assertThat(catalog.versions("fashion")).containsExactly("9", "10");
        assertThat(catalog.resolve(new DatasetChoice("fashion", null)).ref())
                .isEqualTo(new DatasetRef("fashion", "10", tenth));
        assertThat(catalog.resolve(new DatasetChoice("fashion", "9")).ref())
                .isEqualTo(new DatasetRef("fashion", "9", ninth));
        assertThat(catalog.resolve(new DatasetChoice("fashion", "9")).manifest().version())
                .isEqualTo("9");
        assertThat(catalog.nextVersion("fashion"))
                .as("11 has an object already")
                .isEqualTo("12");
        assertThat(store.read(tenth)).isNotEmpty();
    }

    @Test
    void namesAreThoseWithAManifest() {
        // Given
        publish("mnist", "1");
        publish("fashion", "1");
        store.put("datasets/half/1/train.safetensors", new byte[1], "application/octet-stream");

        // Then
        assertThat(catalog.names()).containsExactly("fashion", "mnist");
        assertThat(catalog.newest("half")).isEmpty();
        assertThat(catalog.nextVersion("half")).isEqualTo("2");
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() {
        // Given
        publish("fashion", "1");

        // Then
        refused(
                new DatasetChoice("fasion", null),
                "unknown data set 'fasion'; did you mean 'fashion'? known: [fashion]");
        refused(new DatasetChoice("fashion", "2"), "data set 'fashion' has no version '2'; known: [1]");
    }

    private void refused(DatasetChoice choice, String message) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> catalog.resolve(choice))
                .withMessage(message)
                .returns(Reason.DATASET_UNAVAILABLE, PlatformException::reason);
    }

    private ArtifactRef publish(String name, String version) {
        DatasetManifest manifest =
                Manifests.of(name, version, Shape.of(1, 28, 28), LabelSpace.ofClasses(List.of("a")), Map.of());
        return store.put(
                ObjectKeys.dataset(name, version) + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }
}
