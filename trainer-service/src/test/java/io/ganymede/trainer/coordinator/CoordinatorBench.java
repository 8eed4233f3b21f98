package io.ganymede.trainer.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The coordinator's topology without a broker. A request is good when it has a job id and no key {@code bad}. */
final class CoordinatorBench implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final AtomicBoolean brokerAnswers = new AtomicBoolean(true);
    final MeterRegistry registry = new SimpleMeterRegistry();
    final TestInputTopic<byte[], byte[]> requests;
    final TestInputTopic<byte[], byte[]> reports;
    final TestOutputTopic<String, byte[]> jobs;
    final TestOutputTopic<byte[], byte[]> badRequests;
    final TestOutputTopic<byte[], byte[]> badReports;
    private final TopologyTestDriver driver;

    CoordinatorBench() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        JobLedger.Settings settings =
                new JobLedger.Settings("/ganymede/trainer/bench", LEASE, this::check, brokerAnswers::get);
        driver = new TopologyTestDriver(JobTopology.of(settings, new CoordinatorMeters(registry)), properties, START);
        requests = input(Topic.TRAINING_REQUESTS);
        reports = input(Topic.TRAINING_REPORTS);
        jobs = driver.createOutputTopic(
                Topic.TRAINING_JOBS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
        badRequests = letters(Topic.TRAINING_REQUESTS);
        badReports = letters(Topic.TRAINING_REPORTS);
    }

    private RequestCheck.Result check(JsonNode request) {
        if (request.has("explode")) {
            throw new IllegalStateException("a defect");
        }
        if (request.has("bad")) {
            return new RequestCheck.Invalid(List.of(new Problem("/bad", "unknown key"), new Problem("", "no preset")));
        }
        String jobId = request.path("jobId").asText();
        int attempts = request.path("attempts").asInt(2);
        return new RequestCheck.Valid(
                JobFixtures.spec(jobId, JobKind.GAN, new SchedulingSpec(500, attempts)),
                (attempts + "").repeat(64).substring(0, 64));
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> letters(Topic topic) {
        return driver.createOutputTopic(
                topic.deadLetterTopic(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void request(String key, Map<String, ?> body) {
        Event<?> event = Event.of(EventType.TRAINING_REQUESTED, "/test", START, key, null, Json.tree(body));
        pipe(requests, EventCodec.encode(event));
    }

    void report(EventType type, RunnerReport report) {
        pipe(reports, EventCodec.encode(Event.of(type, "/test", START, report.jobId(), null, report)));
    }

    private static void pipe(TestInputTopic<byte[], byte[]> topic, ProducerRecord<String, byte[]> record) {
        topic.pipeInput(
                new TestRecord<>(record.key().getBytes(StandardCharsets.UTF_8), record.value(), record.headers()));
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The next event of the jobs topic. */
    Event<?> nextJob() {
        TestRecord<String, byte[]> record = jobs.readRecord();
        return EventCodec.decode(record.key(), record.headers(), record.value());
    }

    static JobSnapshot snapshot(Event<?> event) {
        return event.data(JobSnapshot.class);
    }

    static @Nullable String header(Headers headers, String name) {
        return headers.lastHeader(name) == null
                ? null
                : new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static Headers cloudEvent(String type) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", "1".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_source", "/foreign".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    @Override
    public void close() {
        driver.close();
    }
}
