package io.ganymede.common.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredArtifactStoreTest extends ArtifactStoreContract {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredArtifactStore store = new MeteredArtifactStore(new InMemoryArtifactStore(), meters);

    @Override
    protected ArtifactStore store() {
        return store;
    }

    @Test
    void countsRequestsBytesAndFailures() {
        ArtifactRef ref = store.put("a", "12345".getBytes(StandardCharsets.UTF_8), "text/plain");
        store.read(ref);
        assertThatThrownBy(() -> store.put("a", new byte[1], "text/plain")).isInstanceOf(PlatformException.class);

        assertThat(requests("put", "success")).isEqualTo(1);
        assertThat(requests("put", "AlreadyExists")).isEqualTo(1);
        assertThat(requests("get", "success")).isEqualTo(1);
        assertThat(meters.get("ganymede.objectstore.bytes")
                        .tag("direction", "upload")
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(meters.get("ganymede.objectstore.bytes")
                        .tag("direction", "download")
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(meters.get("ganymede.objectstore.request.duration")
                        .tag("operation", "put")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void countsOfAContinuedDownloadOnlyTheRest(@TempDir Path directory) throws IOException {
        ArtifactRef ref = store.put("a", "12345".getBytes(StandardCharsets.UTF_8), "text/plain");

        store.download(ref, directory.resolve("a"), Files.writeString(directory.resolve("part"), "123"));

        assertThat(meters.get("ganymede.objectstore.bytes")
                        .tag("direction", "download")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private double requests(String operation, String outcome) {
        return meters.get("ganymede.objectstore.requests")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
