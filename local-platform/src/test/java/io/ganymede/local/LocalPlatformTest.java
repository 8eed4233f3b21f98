package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {
    private final Path directory;

    LocalPlatformTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsTopicsRecordsObjectsAndKeysOverARestart() throws Exception {
        // Given
        List<TopicSpec> specs = List.of(new TopicSpec("numbers", 2, Map.of()));
        LocalCredentials credentials;
        String clusterId;
        try (LocalPlatform platform = LocalPlatform.start(directory, Ports.auto())) {
            credentials = platform.credentials();
            clusterId = Clients.clusterId(platform.bootstrapServers());
            Topics.create(platform.bootstrapServers(), specs);
            Clients.produce(platform.bootstrapServers(), "numbers", "one", "two");
            try (Bucket bucket = Bucket.of(platform)) {
                bucket.put("kept.txt", "text/plain", "kept".getBytes(StandardCharsets.UTF_8));
            }
        }

        // When
        try (LocalPlatform platform = LocalPlatform.start(directory, Ports.auto())) {

            // Then
            assertThat(platform.credentials()).isEqualTo(credentials);
            assertThat(Clients.clusterId(platform.bootstrapServers())).isEqualTo(clusterId);
            assertThat(Topics.create(platform.bootstrapServers(), specs)).isEmpty();
            assertThat(Clients.consume(platform.bootstrapServers(), "numbers", 2))
                    .containsExactlyInAnyOrder("one", "two");
            try (Bucket bucket = Bucket.of(platform)) {
                assertThat(bucket.get("kept.txt"))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("kept");
                assertThat(bucket.stat("kept.txt").contentType()).isEqualTo("text/plain");
            }
        }
    }

    @Test
    void listensOnLoopbackOnlyAndOnNothingAfterClose() throws Exception {
        // Given
        Set<String> before = Listening.ofThisProcess();
        LocalPlatform platform = LocalPlatform.start(directory, Ports.auto());
        Set<String> opened = new HashSet<>(Listening.ofThisProcess());
        opened.removeAll(before);

        // When
        platform.close();

        // Then
        assertThat(opened).hasSize(3).allMatch(Listening::isLoopback);
        assertThat(Listening.ofThisProcess()).isEqualTo(before);
    }

    @Test
    void aTakenPortIsNamedWithItsOptionAndNothingStaysUp() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            int port = taken.getLocalPort();
            Set<String> before = Listening.ofThisProcess();

            // When, Then
            assertThatThrownBy(() -> LocalPlatform.start(directory, new Ports(port, 0)))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + port + " for the Kafka broker is in use; choose another with --kafka-port"
                            + " or use --ports auto");
            assertThatThrownBy(() -> LocalPlatform.start(directory, new Ports(0, port)))
                    .isInstanceOfSatisfying(PortInUseException.class, e -> {
                        assertThat(e.port()).isEqualTo(port);
                        assertThat(e.purpose()).isEqualTo(PortPurpose.OBJECT_STORE);
                    })
                    .hasMessageContaining("--s3-port");
            assertThat(Listening.ofThisProcess()).isEqualTo(before);
        }

        // And then the directory is as good as new
        try (LocalPlatform platform = LocalPlatform.start(directory, Ports.auto())) {
            assertThat(Topics.create(platform.bootstrapServers(), List.of(new TopicSpec("after", 1, Map.of()))))
                    .containsExactly("after");
        }
    }

    @Test
    void aPartStopsAndComesBackOnItsPort() throws Exception {
        // Given
        try (LocalPlatform platform = LocalPlatform.start(directory, Ports.auto())) {
            Topics.create(platform.bootstrapServers(), List.of(new TopicSpec("numbers", 1, Map.of())));
            String bootstrap = platform.bootstrapServers();
            try (Bucket bucket = Bucket.of(platform)) {
                bucket.put("before.txt", "text/plain", "before".getBytes(StandardCharsets.UTF_8));
            }

            // When
            platform.broker().stop();
            platform.objectStore().stop();
            boolean accepted = Listening.accepts(platform.broker().port())
                    || Listening.accepts(platform.objectStore().endpoint().getPort());
            platform.objectStore().start();
            platform.broker().start();

            // Then
            assertThat(accepted).isFalse();
            assertThat(platform.bootstrapServers()).isEqualTo(bootstrap);
            Clients.produce(bootstrap, "numbers", "three");
            assertThat(Clients.consume(bootstrap, "numbers", 1)).containsExactly("three");
            try (Bucket bucket = Bucket.of(platform)) {
                assertThat(bucket.get("before.txt"))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("before");
            }
        }
    }
}
