package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCacheTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final SplitCache cache;

    SplitCacheTest(@TempDir Path directory) {
        this.cache = new SplitCache(store, directory.resolve("cache"));
    }

    @Test
    void downloadsOnceAndRepairsWhatIsDamaged() throws IOException {
        // Given
        byte[] content = "images".getBytes(StandardCharsets.UTF_8);
        ArtifactRef ref = store.put("datasets/d/1/train.safetensors", content, "application/octet-stream");

        // When
        Path file = cache.fetch(ref);

        // Then
        assertThat(file).hasBinaryContent(content);
        store.remove(ref.key());
        assertThat(cache.fetch(ref)).isEqualTo(file);

        // And when the disk has damaged it
        store.put(ref.key(), content, "application/octet-stream");
        Files.writeString(file, "imagez");

        // Then
        assertThat(cache.fetch(ref)).isEqualTo(file).hasBinaryContent(content);
    }
}
