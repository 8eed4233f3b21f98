package io.ganymede.trainer.coordinator;

import static io.ganymede.trainer.coordinator.CoordinatorBench.LEASE;
import static io.ganymede.trainer.coordinator.CoordinatorBench.cloudEvent;
import static io.ganymede.trainer.coordinator.CoordinatorBench.header;
import static io.ganymede.trainer.coordinator.CoordinatorBench.snapshot;
import static io.ganymede.trainer.coordinator.JobFixtures.progress;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.AttemptFinished;
import io.ganymede.common.event.RunnerReport.AttemptProgressed;
import io.ganymede.common.event.RunnerReport.JobClaimed;
import io.ganymede.common.job.JobPhase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobTopologyTest {
    private static final String REQUESTED = EventType.TRAINING_REQUESTED.type();

    private final CoordinatorBench bench = new CoordinatorBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aJobLivesFromRequestToSuccess() {
        // When
        bench.request("a", Map.of("jobId", "a"));
        bench.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));
        bench.report(EventType.ATTEMPT_PROGRESSED, new AttemptProgressed("a", "w", 1, progress(5)));
        bench.report(EventType.ATTEMPT_FINISHED, new AttemptFinished("a", "w", 1, progress(100), null));

        // Then
        assertNextJob(EventType.TRAINING_ACCEPTED, JobPhase.PENDING, 1);
        assertNextJob(EventType.TRAINING_STARTED, JobPhase.RUNNING, 2);
        assertNextJob(EventType.TRAINING_ADVANCED, JobPhase.RUNNING, 3);
        assertNextJob(EventType.TRAINING_SUCCEEDED, JobPhase.SUCCEEDED, 4);
        assertThat(bench.jobs.isEmpty()).isTrue();
        assertThat(bench.badRequests.isEmpty()).isTrue();
        assertThat(bench.badReports.isEmpty()).isTrue();
    }

    @Test
    void aSnapshotNamesItsCause() {
        // When
        Headers headers = cloudEvent(REQUESTED);
        bench.requests.pipeInput(new TestRecord<>(bytes("a"), bytes("{\"jobId\":\"a\"}"), headers));

        // Then
        Event<?> accepted = bench.nextJob();
        assertThat(accepted.causationId()).isEqualTo("1");
        assertThat(accepted.source()).isEqualTo("/ganymede/trainer/bench");
        assertThat(accepted.key()).isEqualTo("a");
    }

    @Test
    void aRepeatedRequestIsAcceptedAgain() {
        // When
        bench.request("a", Map.of("jobId", "a"));
        bench.request("a", Map.of("jobId", "a"));

        // Then
        assertNextJob(EventType.TRAINING_ACCEPTED, JobPhase.PENDING, 1);
        assertNextJob(EventType.TRAINING_ACCEPTED, JobPhase.PENDING, 1);
        assertThat(bench.registry
                        .counter("ganymede.training.requests", "outcome", "duplicate")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTakenIdIsADeadLetterAndTheJobStays() {
        // When
        bench.request("a", Map.of("jobId", "a"));
        bench.request("a", Map.of("jobId", "a", "attempts", 7));

        // Then
        assertNextJob(EventType.TRAINING_ACCEPTED, JobPhase.PENDING, 1);
        assertThat(bench.jobs.isEmpty()).isTrue();
        TestRecord<byte[], byte[]> letter = bench.badRequests.readRecord();
        assertThat(header(letter.headers(), DeadLetters.REASON)).startsWith("DuplicateJobId: job 'a' exists");
        assertThat(header(letter.headers(), DeadLetters.OFFSET)).isEqualTo("1");
    }

    @Test
    void anInvalidRequestIsRejectedAndADeadLetter() {
        // When
        bench.request("a", Map.of("jobId", "a", "bad", 1));

        // Then
        Event<?> rejected = bench.nextJob();
        assertThat(rejected.type()).isEqualTo(EventType.TRAINING_REJECTED);
        assertThat(requireNonNull(snapshot(rejected).failure()).problems()).hasSize(2);
        TestRecord<byte[], byte[]> letter = bench.badRequests.readRecord();
        assertThat(letter.key()).isEqualTo(bytes("a"));
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("\"bad\":1");
        assertThat(header(letter.headers(), DeadLetters.REASON)).isEqualTo("InvalidSpec: /bad: unknown key; no preset");
        assertThat(header(letter.headers(), DeadLetters.TOPIC)).isEqualTo("ganymede.training.requests.v1");
        assertThat(header(letter.headers(), DeadLetters.PARTITION)).isEqualTo("0");
        assertThat(header(letter.headers(), DeadLetters.CAUSE)).isEqualTo("io.ganymede.common.error.PlatformException");
        assertThat(header(letter.headers(), "ce_type")).isEqualTo(REQUESTED);
    }

    static Stream<Arguments> poison() {
        Headers none = new RecordHeaders();
        byte[] good = bytes("{\"jobId\":\"a\"}");
        return Stream.of(
                Arguments.of("no key", null, cloudEvent(REQUESTED), good, Reason.MISSING_KEY),
                Arguments.of("empty key", bytes(""), cloudEvent(REQUESTED), good, Reason.MISSING_KEY),
                Arguments.of("no value", bytes("a"), cloudEvent(REQUESTED), null, Reason.MALFORMED_EVENT),
                Arguments.of("no headers", bytes("a"), none, good, Reason.MALFORMED_EVENT),
                Arguments.of("no JSON", bytes("a"), cloudEvent(REQUESTED), bytes("{\"jobId"), Reason.MALFORMED_EVENT),
                Arguments.of("noise", bytes("a"), cloudEvent(REQUESTED), new byte[] {-1, 0, 7}, Reason.MALFORMED_EVENT),
                Arguments.of(
                        "deep", bytes("a"), cloudEvent(REQUESTED), bytes("[".repeat(9999)), Reason.MALFORMED_EVENT),
                Arguments.of("array", bytes("a"), cloudEvent(REQUESTED), bytes("[]"), Reason.MALFORMED_EVENT),
                Arguments.of("type", bytes("a"), cloudEvent("io.ganymede.nothing"), good, Reason.MALFORMED_EVENT),
                Arguments.of(
                        "foreign type",
                        bytes("a"),
                        cloudEvent(EventType.JOB_CLAIMED.type()),
                        bytes("{\"jobId\":\"a\",\"workerId\":\"w\"}"),
                        Reason.MALFORMED_EVENT),
                Arguments.of("other key", bytes("b"), cloudEvent(REQUESTED), good, Reason.MALFORMED_EVENT),
                Arguments.of(
                        "invalid under another key",
                        bytes("b"),
                        cloudEvent(REQUESTED),
                        bytes("{\"jobId\":\"a\",\"bad\":1}"),
                        Reason.INVALID_SPEC),
                Arguments.of("defect", bytes("a"), cloudEvent(REQUESTED), bytes("{\"explode\":1}"), Reason.INTERNAL),
                Arguments.of(
                        "large",
                        bytes("a"),
                        cloudEvent(REQUESTED),
                        new byte[InputReader.MAX_BYTES + 1],
                        Reason.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void aPoisonedRequestIsADeadLetterAndTheNextOneRuns(
            String name, byte[] key, Headers headers, byte[] value, Reason reason) {
        // When
        bench.requests.pipeInput(new TestRecord<>(key, value, headers));
        bench.request("next", Map.of("jobId", "next"));

        // Then
        TestRecord<byte[], byte[]> letter = bench.badRequests.readRecord();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter.headers(), DeadLetters.REASON)).startsWith(reason.code() + ": ");
        assertThat(header(letter.headers(), DeadLetters.OFFSET)).isEqualTo("0");
        assertThat(bench.badRequests.isEmpty()).isTrue();
        Event<?> accepted = bench.nextJob();
        assertThat(accepted.key()).isEqualTo("next");
        assertThat(accepted.type()).isEqualTo(EventType.TRAINING_ACCEPTED);
        assertThat(bench.jobs.isEmpty()).isTrue();
    }

    @Test
    void aLetterTooLargeForItsTopicKeepsOnlyItsCoordinates() {
        // When
        bench.requests.pipeInput(new TestRecord<>(bytes("a"), new byte[5_000_000], cloudEvent(REQUESTED)));

        // Then
        TestRecord<byte[], byte[]> letter = bench.badRequests.readRecord();
        assertThat(letter.value()).isNull();
        assertThat(header(letter.headers(), DeadLetters.REASON))
                .startsWith("TooLarge: ")
                .contains("5000000");
        assertThat(header(letter.headers(), DeadLetters.TOPIC)).isEqualTo("ganymede.training.requests.v1");
    }

    @Test
    void aPoisonedReportIsADeadLetterAndTheNextOneCounts() {
        // Given
        bench.request("a", Map.of("jobId", "a"));

        // When
        bench.reports.pipeInput(new TestRecord<>(null, bytes("{}"), new RecordHeaders()));
        bench.reports.pipeInput(new TestRecord<>(
                bytes("a"), bytes("{\"attempt\":1}"), cloudEvent(EventType.ATTEMPT_PROGRESSED.type())));
        bench.reports.pipeInput(new TestRecord<>(bytes("a"), bytes("{}"), cloudEvent(REQUESTED)));
        bench.report(EventType.JOB_CLAIMED, new JobClaimed("unknown", "w"));
        bench.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));

        // Then
        assertThat(bench.badReports.readRecordsToList())
                .extracting(letter -> header(letter.headers(), DeadLetters.REASON))
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("MissingKey: "),
                        reason -> assertThat(reason).startsWith("MalformedEvent: data of event"),
                        reason -> assertThat(reason)
                                .startsWith("MalformedEvent: ")
                                .contains("does not belong here"),
                        reason -> assertThat(reason).startsWith("NotFound: job 'unknown'"));
        assertNextJob(EventType.TRAINING_ACCEPTED, JobPhase.PENDING, 1);
        assertNextJob(EventType.TRAINING_STARTED, JobPhase.RUNNING, 2);
    }

    @Test
    void aSilentRunnerLosesItsLease() {
        // Given
        bench.request("a", Map.of("jobId", "a"));
        bench.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));
        bench.pass(LEASE.minusSeconds(1));
        bench.report(EventType.ATTEMPT_PROGRESSED, new AttemptProgressed("a", "w", 1, progress(5)));
        bench.pass(LEASE.minusSeconds(1));
        assertThat(bench.jobs.readRecordsToList()).hasSize(3);

        // When
        bench.pass(Duration.ofSeconds(1));

        // Then
        assertNextJob(EventType.TRAINING_REQUEUED, JobPhase.PENDING, 4);
        bench.pass(LEASE.multipliedBy(3));
        assertThat(bench.jobs.isEmpty()).isTrue();
        assertThat(bench.registry.counter("ganymede.training.lease.expirations").count())
                .isEqualTo(1);

        // And when the runner wakes up
        bench.report(EventType.ATTEMPT_PROGRESSED, new AttemptProgressed("a", "w", 1, progress(6)));

        // Then
        assertThat(bench.jobs.isEmpty()).isTrue();
        assertThat(bench.badReports.isEmpty()).isTrue();
        assertThat(bench.registry.counter("ganymede.training.fenced.writes").count())
                .isEqualTo(1);
    }

    @Test
    void noLeaseEndsWhileTheBrokerIsOutOfReach() {
        // Given
        bench.request("a", Map.of("jobId", "a"));
        bench.report(EventType.JOB_CLAIMED, new JobClaimed("a", "w"));
        assertThat(bench.jobs.readRecordsToList()).hasSize(2);

        // When
        bench.brokerAnswers.set(false);
        bench.pass(LEASE.multipliedBy(2));
        bench.brokerAnswers.set(true);
        bench.pass(LEASE.minusSeconds(1));

        // Then
        assertThat(bench.jobs.isEmpty()).isTrue();
        bench.pass(Duration.ofSeconds(1));
        assertNextJob(EventType.TRAINING_REQUEUED, JobPhase.PENDING, 3);
    }

    private void assertNextJob(EventType type, JobPhase phase, long revision) {
        Event<?> event = bench.nextJob();
        assertThat(event.type()).isEqualTo(type);
        assertThat(snapshot(event).phase()).isEqualTo(phase);
        assertThat(snapshot(event).revision()).isEqualTo(revision);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
