package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {
    private final LocalBroker broker;

    TopicsTest(@TempDir Path directory) {
        QuietLogs.apply();
        broker = LocalBroker.start(directory, 0);
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void createsWhatIsMissingAndOnlyThat() {
        // Given
        TopicSpec first = new TopicSpec("first", 2, Map.of());
        TopicSpec second = new TopicSpec("second", 1, Map.of("cleanup.policy", "compact"));
        assertThat(Topics.create(broker.bootstrapServers(), List.of(first))).containsExactly("first");

        // When
        List<String> created = Topics.create(broker.bootstrapServers(), List.of(first, second));

        // Then
        assertThat(created).containsExactly("second");
        assertThat(Topics.create(broker.bootstrapServers(), List.of(first, second)))
                .isEmpty();
    }

    @Test
    void reportsEveryDifferenceAtOnce() {
        // Given
        Topics.create(
                broker.bootstrapServers(),
                List.of(new TopicSpec("jobs", 4, Map.of()), new TopicSpec("events", 1, Map.of())));
        List<TopicSpec> wanted = List.of(
                new TopicSpec("jobs", 8, Map.of("cleanup.policy", "compact")), new TopicSpec("events", 2, Map.of()));

        // When, Then
        assertThatThrownBy(() -> Topics.create(broker.bootstrapServers(), wanted))
                .isInstanceOfSatisfying(TopicMismatchException.class, e -> assertThat(e.differences())
                        .containsExactly(
                                "topic 'jobs' exists with other partitions: got 4, expected 8",
                                "topic 'jobs' exists with other cleanup.policy: got delete, expected compact",
                                "topic 'events' exists with other partitions: got 1, expected 2"));
    }

    @Test
    void acceptsACleanupPolicyInAnyOrder() {
        // Given
        Topics.create(
                broker.bootstrapServers(),
                List.of(new TopicSpec("both", 1, Map.of("cleanup.policy", "compact,delete"))));

        // When
        List<String> created = Topics.create(
                broker.bootstrapServers(),
                List.of(new TopicSpec("both", 1, Map.of("cleanup.policy", "delete, compact"))));

        // Then
        assertThat(created).isEmpty();
    }

    @Test
    void passesTheBrokersRefusalOn() {
        assertThatThrownBy(() -> Topics.create(
                        broker.bootstrapServers(), List.of(new TopicSpec("odd", 1, Map.of("cleanup.policy", "burn")))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("burn");
    }

    @Test
    void aTopicNeedsANameAndAPartition() {
        assertThatThrownBy(() -> new TopicSpec(" ", 1, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicSpec("none", 0, Map.of()))
                .hasMessage("topic 'none' has an impossible partition count: got 0, expected >= 1");
    }
}
