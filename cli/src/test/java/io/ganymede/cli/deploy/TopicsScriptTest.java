package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs deploy/kafka/create-topics.sh against a kafka-topics.sh that writes down how it is called. */
class TopicsScriptTest {
    private final Path folder;

    TopicsScriptTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void createsEveryTopicAsTheEnumSays() throws Exception {
        // Given
        List<String> expected =
                expectedTopics().map(ExpectedTopic::arguments).sorted().toList();

        // When
        List<String> actual = run("broker:9092");

        // Then
        assertThat(actual.stream().sorted()).isEqualTo(expected);
    }

    @Test
    void refusesToRunWithoutABroker() throws Exception {
        Process process = start(null);
        assertThat(process.waitFor()).isNotZero();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void theDocumentListsTheSameTopics() {
        // Given
        List<String> expected =
                expectedTopics().map(ExpectedTopic::row).sorted().toList();

        // When
        List<String> documented = DeploymentFiles.rows("docs/events.md", "ganymede.").stream()
                .map(row -> String.join(" ", row.get(0), row.get(2), row.get(3), row.get(4)))
                .sorted()
                .toList();

        // Then
        assertThat(documented).isEqualTo(expected);
    }

    private List<String> run(String brokers) throws IOException, InterruptedException {
        Process process = start(brokers);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Files.readAllLines(folder.resolve("calls"), StandardCharsets.UTF_8);
    }

    private Process start(@Nullable String brokers) throws IOException {
        Path recorder = Files.createFile(
                folder.resolve("kafka-topics.sh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(recorder, "#!/bin/sh\necho \"$@\" >> \"" + folder.resolve("calls") + "\"\n");
        ProcessBuilder script = new ProcessBuilder(
                "/bin/sh", DeploymentFiles.path("deploy/kafka/create-topics.sh").toString());
        script.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
        script.environment().put("KAFKA_TOPICS_COMMAND", recorder.toString());
        script.environment().put("TOPIC_REPLICATION_FACTOR", "1");
        script.environment().put("TOPIC_MIN_INSYNC_REPLICAS", "1");
        if (brokers != null) {
            script.environment().put("KAFKA_BOOTSTRAP_SERVERS", brokers);
        }
        return script.redirectErrorStream(true).start();
    }

    private static Stream<ExpectedTopic> expectedTopics() {
        List<ExpectedTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new ExpectedTopic(topic.topicName(), topic.partitions(), topic.compacted(), topic.retention()));
            if (topic.hasDeadLetters()) {
                topics.add(new ExpectedTopic(
                        topic.deadLetterTopic(), topic.partitions(), false, topic.deadLetterRetention()));
            }
        }
        return topics.stream();
    }

    private record ExpectedTopic(String name, int partitions, boolean compacted, Duration retention) {
        String arguments() {
            String policy = compacted
                    ? "--config cleanup.policy=compact"
                    : "--config cleanup.policy=delete --config retention.ms=" + retention.toMillis();
            return "--bootstrap-server broker:9092 --create --if-not-exists --topic " + name + " --partitions "
                    + partitions + " --replication-factor 1 --config min.insync.replicas=1 " + policy;
        }

        String row() {
            return name + " " + (compacted ? "compact" : "delete") + " " + partitions + " "
                    + (compacted ? "-" : retention.toDays() + " d");
        }
    }
}
