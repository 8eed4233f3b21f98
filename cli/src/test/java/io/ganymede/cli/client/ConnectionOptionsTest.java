package io.ganymede.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.local.LocalCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConnectionOptionsTest {
    @Command
    static final class Holder {
        @Mixin
        ConnectionOptions options = new ConnectionOptions();
    }

    @Test
    void fallsBackToUsualPorts(@TempDir Path home) {
        Connection connection = resolve(home, Map.of());

        assertThat(connection.brokers()).isEqualTo("localhost:9092");
        assertThat(connection.objectStore().endpoint()).isEqualTo(URI.create("http://localhost:9878"));
        assertThat(connection.sampler()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(connection.trainer()).isEqualTo(URI.create("http://localhost:8081"));
    }

    @Test
    void prefersOptionsToEnvironmentToTheLocalPlatform(@TempDir Path home) {
        new LocalConnection(
                        "127.0.0.1:1",
                        URI.create("http://127.0.0.1:2"),
                        "ganymede",
                        URI.create("http://127.0.0.1:3"),
                        URI.create("http://127.0.0.1:4"),
                        home)
                .write(home);
        LocalCredentials keys = LocalCredentials.in(home);

        Connection connection = resolve(
                home,
                Map.of("GANYMEDE_OBJECTSTORE_ENDPOINT", "http://store:4", "KAFKA_BOOTSTRAP_SERVERS", "env:5"),
                "--brokers",
                "option:6");

        assertThat(connection.brokers()).isEqualTo("option:6");
        assertThat(connection.objectStore().endpoint()).isEqualTo(URI.create("http://store:4"));
        assertThat(connection.sampler()).isEqualTo(URI.create("http://127.0.0.1:3"));
        assertThat(connection.trainer()).isEqualTo(URI.create("http://127.0.0.1:4"));
        assertThat(connection.objectStore().accessKey()).isEqualTo(keys.accessKey());
    }

    @Test
    void readsWhatAVersionLeftThatDidNotTellOfTheTrainer(@TempDir Path home) throws IOException {
        Files.writeString(
                home.resolve("connection.json"),
                "{\"brokers\": \"127.0.0.1:1\", \"objectStore\": \"http://127.0.0.1:2\", \"bucket\": \"ganymede\","
                        + " \"sampler\": \"http://127.0.0.1:3\", \"credentials\": \"" + home + "\"}");

        assertThat(resolve(home, Map.of()).trainer()).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(resolve(home, Map.of("GANYMEDE_TRAINER_URL", "http://env:5")).trainer())
                .isEqualTo(URI.create("http://env:5"));
        assertThat(resolve(home, Map.of("GANYMEDE_TRAINER_URL", "http://env:5"), "--trainer", "http://option:6")
                        .trainer())
                .isEqualTo(URI.create("http://option:6"));
    }

    @Test
    void neverPrintsTheSecret(@TempDir Path home) {
        Connection connection = resolve(
                home,
                Map.of(
                        "GANYMEDE_OBJECTSTORE_ACCESS_KEY", "somebody",
                        "GANYMEDE_OBJECTSTORE_SECRET_KEY", "very-secret"));

        assertThat(connection.objectStore().secretKey()).isEqualTo("very-secret");
        assertThat(connection.toString()).doesNotContain("very-secret");
    }

    private static Connection resolve(Path home, Map<String, String> environment, String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.resolve(home, environment::get);
    }
}
