package io.ganymede.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ganymede.common.json.Json;
import io.ganymede.local.LocalCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform started on this machine leaves for other commands, in {@code connection.json} of its home. The keys of its
 * object store stay in the credentials file, readable by the owner only.
 *
 * @param brokers Kafka's {@code bootstrap.servers}
 * @param objectStore URL of the S3 API
 * @param bucket bucket of the platform
 * @param sampler base URL of the sampler
 * @param trainer base URL of the trainer; absent in a file of a version that did not tell
 * @param credentials directory that holds the credentials file
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LocalConnection(
        String brokers,
        URI objectStore,
        String bucket,
        URI sampler,
        @Nullable URI trainer,
        Path credentials) {
    private static final String FILE = "connection.json";

    /** Writes the file into the home directory. */
    public void write(Path home) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(FILE), Json.pretty(this));
        } catch (IOException e) {
            throw new UncheckedIOException("writing '" + home.resolve(FILE) + "' failed", e);
        }
    }

    /** Reads the file; empty when no platform has been started from this home. */
    public static Optional<LocalConnection> read(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read("'" + file + "'", Files.readAllBytes(file), LocalConnection.class));
        } catch (IOException e) {
            throw new UncheckedIOException("reading '" + file + "' failed", e);
        }
    }

    /** The key pair of the platform's object store. */
    public LocalCredentials keys() {
        return LocalCredentials.in(credentials);
    }
}
