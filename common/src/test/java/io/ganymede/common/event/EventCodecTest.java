package io.ganymede.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final RunnerReport.JobClaimed CLAIM = new RunnerReport.JobClaimed("job-1", "trainer-1");
    private static final byte[] CLAIM_JSON = bytes("{\"jobId\":\"job-1\",\"workerId\":\"trainer-1\"}");

    @Test
    void theBinaryFormHasExactlyTheseHeaders() {
        // Given
        Event<RunnerReport.JobClaimed> event =
                new Event<>(EventType.JOB_CLAIMED, "id-1", "/ganymede/trainer/t1", TIME, "job-1", "cause-1", CLAIM);

        // When
        ProducerRecord<String, byte[]> record = EventCodec.encode(event);

        // Then
        assertThat(texts(record.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "id-1"),
                        Map.entry("ce_source", "/ganymede/trainer/t1"),
                        Map.entry("ce_type", "io.ganymede.training.job-claimed.v1"),
                        Map.entry("ce_subject", "job-1"),
                        Map.entry("ce_time", "2026-03-01T12:00:00.25Z"),
                        Map.entry("ce_dataschema", "urn:ganymede:schema:job-claimed:1"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_partitionkey", "job-1"),
                        Map.entry("ce_correlationid", "job-1"),
                        Map.entry("ce_causationid", "cause-1")));
        assertThat(record.topic()).isEqualTo("ganymede.training.reports.v1");
        assertThat(record.key()).isEqualTo("job-1");
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(record.value()).isEqualTo(CLAIM_JSON);
    }

    @Test
    void anEventWithoutCauseHasNoSuchHeader() {
        assertThat(texts(EventCodec.encode(claim()).headers())).doesNotContainKey("ce_causationid");
    }

    @ParameterizedTest
    @MethodSource("io.ganymede.common.event.GoldenEventsTest#names")
    void everyEventComesBackEqual(String name) {
        // Given
        Object data = GoldenEvents.sample(name);
        EventType type = Arrays.stream(EventType.values())
                .filter(candidate -> candidate.schema().equals(GoldenEvents.schema(name)))
                .findFirst()
                .orElseThrow();
        Object content = type == EventType.TRAINING_REQUESTED ? Json.tree(data) : data;
        Event<Object> event = Event.of(type, "/ganymede/cli/here", TIME, "demo", "cause", content);

        // When
        ProducerRecord<String, byte[]> record = EventCodec.encode(event);
        Event<?> decoded = EventCodec.decode(record.key(), record.headers(), record.value());

        // Then
        assertThat(decoded).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8",
                "Application/CloudEvents+JSON"
            })
    void aStructuredEventIsAccepted(String contentType) {
        // Given
        String envelope = """
                {"specversion": "1.0", "id": "i", "source": "/me", "type": "io.ganymede.training.job-claimed.v1",
                 "time": "2026-03-01T12:00:00.25Z", "datacontenttype": "application/json", "causationid": "c",
                 "data": {"jobId": "job-1", "workerId": "trainer-1"}}
                """;

        // When
        Event<?> event = EventCodec.decode("job-1", headers("content-type", contentType), bytes(envelope));

        // Then
        assertThat(event).isEqualTo(new Event<>(EventType.JOB_CLAIMED, "i", "/me", TIME, "job-1", "c", CLAIM));
    }

    @Test
    void theSmallestForeignEventIsAccepted() {
        // Given
        Headers headers = minimal(EventType.TRAINING_REQUESTED.type());

        // When
        Event<?> event = EventCodec.decode("job-1", headers, bytes("{\"jobId\":\"job-1\"}"));

        // Then
        assertThat(event.time()).isEqualTo(Instant.EPOCH);
        assertThat(event.causationId()).isNull();
        assertThat(event.data(JsonNode.class).path("jobId").asText()).isEqualTo("job-1");
    }

    @Test
    void headersOfOthersAreIgnored() {
        // Given
        Headers headers = minimal(EventType.JOB_CLAIMED.type());
        headers.add("traceparent", bytes("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        headers.add("x-empty", null);

        // Then
        assertThat(EventCodec.decode("job-1", headers, CLAIM_JSON).data()).isEqualTo(CLAIM);
    }

    @Test
    void aRecordNeedsAKey() {
        Headers headers = minimal(EventType.JOB_CLAIMED.type());
        refused(null, headers, CLAIM_JSON, Reason.MISSING_KEY, "the record has no key: expected the job id");
        refused("", headers, CLAIM_JSON, Reason.MISSING_KEY, "the record has no key: expected the job id");
    }

    @Test
    void aRecordWithoutHeadersIsNoCloudEvent() {
        refused(
                "k",
                new RecordHeaders(),
                CLAIM_JSON,
                Reason.MALFORMED_EVENT,
                "the record is no CloudEvent: ",
                "expected headers ce_specversion, ce_id, ce_source, ce_type and a JSON value");
    }

    @Test
    void anUnknownTypeIsRefusedWithTheNearest() {
        refused(
                "k",
                minimal("io.ganymede.training.request.v1"),
                CLAIM_JSON,
                Reason.MALFORMED_EVENT,
                "unknown event type 'io.ganymede.training.request.v1'; did you mean 'io.ganymede.training.requested.v1'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"jobId\": | data of event io.ganymede.training.job-claimed.v1 is not valid JSON",
                "hello | data of event io.ganymede.training.job-claimed.v1 is not valid JSON",
                "[] | data of event io.ganymede.training.job-claimed.v1 is not valid JSON",
                "{\"jobId\":\"j\"} | workerId",
                "{\"jobId\":\"j\",\"workerId\":null} | workerId",
                "null | data of event io.ganymede.training.job-claimed.v1 is empty",
                "`` | has no data",
            })
    void dataThatDoNotFitAreRefused(String value, String message) {
        refused("k", minimal(EventType.JOB_CLAIMED.type()), bytes(value), Reason.MALFORMED_EVENT, message);
    }

    @Test
    void aTombstoneIsNoEvent() {
        refused("k", new RecordHeaders(), null, Reason.MALFORMED_EVENT, "the record has no value");
        refused("k", minimal(EventType.JOB_CLAIMED.type()), null, Reason.MALFORMED_EVENT, "the record has no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void eachRequiredHeaderIsMissedAndMayNotBeNull(String header) {
        // Given
        Headers without = minimal(EventType.JOB_CLAIMED.type()).remove(header);
        Headers withNull = minimal(EventType.JOB_CLAIMED.type()).remove(header).add(header, null);

        // Then
        assertThat(without.lastHeader(header)).isNull();
        refused("k", without, CLAIM_JSON, Reason.MALFORMED_EVENT, "the record is no CloudEvent");
        refused("k", withNull, CLAIM_JSON, Reason.MALFORMED_EVENT, "the record is no CloudEvent");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, yesterday",
        "ce_source, not a uri",
        "ce_specversion, 9.9",
        "ce_dataschema, not a uri",
        "content-type, application/cloudevents+avro",
        "content-type, application/cloudevents-batch+json",
    })
    void aHeaderThatDoesNotFitIsRefused(String header, String value) {
        Headers headers = minimal(EventType.JOB_CLAIMED.type()).remove(header).add(header, bytes(value));
        refused("k", headers, CLAIM_JSON, Reason.MALFORMED_EVENT, "the record is no CloudEvent");
    }

    @Test
    void dataInAnotherFormatAreRefused() {
        Headers headers = minimal(EventType.JOB_CLAIMED.type()).add("content-type", bytes("application/avro"));
        refused("k", headers, CLAIM_JSON, Reason.MALFORMED_EVENT, "must be JSON: got content type 'application/avro'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "Application/JSON", "application/vnd.me+json", "text/json"})
    void everyNameOfJsonIsAccepted(String contentType) {
        Headers headers = minimal(EventType.JOB_CLAIMED.type()).add("content-type", bytes(contentType));
        assertThat(EventCodec.decode("job-1", headers, CLAIM_JSON).data()).isEqualTo(CLAIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"specversion\":\"1.0\"}",
                "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/me\",\"type\":[]}",
                "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/me\",\"type\":\"io.ganymede.training.job-claimed.v1\"}",
                "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/me\",\"type\":\"io.ganymede.training.job-claimed.v1\","
                        + "\"data_base64\":\"!!\"}",
            })
    void aStructuredEventThatDoesNotFitIsRefused(String value) {
        refused(
                "k",
                headers("content-type", "application/cloudevents+json"),
                bytes(value),
                Reason.MALFORMED_EVENT,
                "vent");
    }

    @Test
    void anEventCarriesTheDataOfItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Event.of(EventType.MODEL_PROMOTED, "/me", TIME, "k", null, CLAIM))
                .withMessage("event io.ganymede.model.promoted.v1 carries ModelPromoted: got JobClaimed");
    }

    @Test
    void idsOfOneSourceSortByTime() {
        assertThat(claim().id()).isLessThan(claim().id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7.*");
    }

    private static Event<RunnerReport.JobClaimed> claim() {
        return Event.of(EventType.JOB_CLAIMED, "/ganymede/trainer/t1", TIME, "job-1", null, CLAIM);
    }

    private static void refused(
            @Nullable String key, Headers headers, byte @Nullable [] value, Reason reason, String... messages) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> EventCodec.decode(key, headers, value))
                .satisfies(e -> assertThat(e).message().contains(List.of(messages)))
                .returns(reason, PlatformException::reason);
    }

    private static Headers minimal(String type) {
        return headers("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/kcat", "ce_type", type);
    }

    private static Headers headers(String... pairs) {
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(pairs[i], bytes(pairs[i + 1]));
        }
        return headers;
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
