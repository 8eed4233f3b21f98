package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one work directory. */
class SplitCacheProcessesTest {
    private final Path directory;

    SplitCacheProcessesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void oneDownloadsTheOtherWaits() throws IOException, InterruptedException {
        try (CacheProcess first = new CacheProcess(directory)) {
            assertThat(first.hear()).isEqualTo("downloading");
            try (CacheProcess second = new CacheProcess(directory)) {
                first.goOn();
                assertThat(first.hear()).isEqualTo("served 100");
                assertThat(second.hear()).isEqualTo("served 0");
                first.end();
                second.end();
            }
        }
    }

    @Test
    void whatAnotherProcessUsesIsNotDeleted() throws IOException, InterruptedException {
        // Given
        CountingStore store = new CountingStore();
        SplitCache small = new SplitCache(store, directory, 50, Clock.systemUTC());
        ArtifactRef used = store.keep(1, 100);
        Path file = directory.resolve(used.sha256() + ".safetensors");
        try (CacheProcess other = new CacheProcess(directory)) {
            assertThat(other.hear()).isEqualTo("downloading");
            other.goOn();
            assertThat(other.hear()).isEqualTo("served 100");

            // When
            fetch(small, store.keep(2, 40));

            // Then
            assertThat(file).exists();
            other.end();
        }

        // When nobody uses it any more
        fetch(small, store.keep(3, 40));

        // Then
        assertThat(file).doesNotExist();
    }

    private static void fetch(SplitCache cache, ArtifactRef ref) throws InterruptedException {
        try (SplitCache.Uses uses = cache.uses()) {
            uses.fetch(ref);
        }
    }
}
