package io.ganymede.trainer.coordinator;

import static io.ganymede.trainer.coordinator.JobFixtures.progress;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.AttemptProgressed;
import io.ganymede.common.event.RunnerReport.JobClaimed;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.local.LocalPlatform;
import io.ganymede.local.Ports;
import io.ganymede.local.TopicCatalogue;
import io.ganymede.local.TopicSpec;
import io.ganymede.local.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator on a broker: partitions, and what it knows in its next life. */
class CoordinatorIT {
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final Path directory;
    private final LocalPlatform platform;
    private final Wire wire;

    CoordinatorIT(@TempDir Path directory) {
        this.directory = directory;
        this.platform = LocalPlatform.start(directory.resolve("platform"), Ports.auto());
        this.wire = new Wire(platform.bootstrapServers());
    }

    @BeforeEach
    void topics() {
        Topics.create(platform.bootstrapServers(), TopicCatalogue.specs(List.of(Topic.values())));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void itDoesNotMatterHowAClientSpreadsKeysOverPartitions() throws Exception {
        try (Coordinator coordinator = started()) {
            // When
            wire.request("a", "{'jobId': 'a'}", 1);
            wire.request("a", "{'jobId': 'a'}", 7);
            until("a", EventType.TRAINING_ACCEPTED);
            wire.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));

            // Then
            List<Event<?>> life = until("a", EventType.TRAINING_STARTED);
            assertThat(life).extracting(event -> event.type()).containsOnlyOnce(EventType.TRAINING_STARTED);
            assertThat(snapshot(life, 0).revision()).isEqualTo(1);
            assertThat(coordinator.running()).isTrue();
        }
    }

    @Test
    void itsNextLifeKnowsTheJobsAndGivesEveryLeaseItsFullTime() throws Exception {
        // Given
        try (Coordinator first = started()) {
            wire.request("a", "{'jobId': 'a'}");
            until("a", EventType.TRAINING_ACCEPTED);
            wire.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));
            until("a", EventType.TRAINING_STARTED);
            assertThat(first.alive()).isTrue();
        }

        // When
        try (Coordinator second = started()) {
            wire.report(EventType.ATTEMPT_PROGRESSED, new AttemptProgressed("a", "w", 1, progress(5)));

            // Then it goes on where the first one stopped
            List<Event<?>> life = until("a", EventType.TRAINING_ADVANCED);
            assertThat(snapshot(life, life.size() - 1).revision()).isEqualTo(3);

            // And ends the lease of a runner that is silent
            List<Event<?>> after = until("a", EventType.TRAINING_REQUEUED);
            assertThat(requireNonNull(snapshot(after, after.size() - 1).failure())
                            .reason())
                    .isEqualTo("LeaseExpired");
            assertThat(second.alive()).isTrue();
        }
        try (var left = Files.list(directory.resolve("state"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aTopicThatDoesNotFitIsNamed() throws Exception {
        // Given
        Path other = directory.resolve("other");
        try (LocalPlatform wrong = LocalPlatform.start(other, Ports.auto())) {
            List<TopicSpec> specs = TopicCatalogue.specs(List.of(Topic.values())).stream()
                    .map(spec -> spec.name().equals(Topic.TRAINING_REPORTS.topicName())
                            ? new TopicSpec(spec.name(), 3, spec.config())
                            : spec)
                    .toList();
            Topics.create(wrong.bootstrapServers(), specs);

            // When
            try (Coordinator coordinator = coordinator(wrong.bootstrapServers())) {
                coordinator.start();

                // Then
                await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(coordinator.state())
                        .isEqualTo("topic 'ganymede.training.reports.v1' has the wrong number of partitions:"
                                + " got 3, expected 12"));
                assertThat(coordinator.running()).isFalse();
                assertThat(coordinator.alive()).isTrue();
            }
        }
    }

    private Coordinator started() throws Exception {
        Coordinator coordinator = coordinator(platform.bootstrapServers());
        coordinator.start();
        await().atMost(Wire.PATIENCE).until(coordinator::running);
        return coordinator;
    }

    private Coordinator coordinator(String bootstrapServers) throws Exception {
        Path state = Files.createTempDirectory(Files.createDirectories(directory.resolve("state")), "life-");
        CoordinatorSettings settings = new CoordinatorSettings(
                Map.of("bootstrap.servers", bootstrapServers), "/ganymede/trainer/test", LEASE, state, -1);
        RequestCheck accept = request -> new RequestCheck.Valid(
                JobFixtures.spec(request.path("jobId").asText(), JobKind.GAN, new SchedulingSpec(1, 3)),
                "a".repeat(64));
        return new Coordinator(settings, accept, () -> true, new SimpleMeterRegistry());
    }

    private List<Event<?>> until(String jobId, EventType type) {
        return wire.until(Topic.TRAINING_JOBS, jobId, event -> event.type() == type);
    }

    private static JobSnapshot snapshot(List<Event<?>> life, int index) {
        return life.get(index).data(JobSnapshot.class);
    }
}
