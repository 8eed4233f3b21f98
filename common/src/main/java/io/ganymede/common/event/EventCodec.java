package io.ganymede.common.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records by the CloudEvents Kafka binding 1.0: binary mode on output, binary and structured mode on
 * input.
 */
public final class EventCodec {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final Pattern JSON_MEDIA = Pattern.compile("(application|text)/([a-z0-9.-]+\\+)?json\\s*(;|$)");
    private static final String CONTENT_TYPE = "content-type";
    private static final String PARTITION_KEY = "partitionkey";
    private static final String CORRELATION_ID = "correlationid";
    private static final String CAUSATION_ID = "causationid";

    private EventCodec() {}

    /** The event in binary mode, on the topic of its type. */
    public static ProducerRecord<String, byte[]> encode(Event<?> event) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(event.source()))
                .withType(event.type().type())
                .withSubject(event.key())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(URI.create("urn:ganymede:schema:" + event.type().schema() + ":1"))
                .withData("application/json", Json.bytes(event.data()))
                .withExtension(PARTITION_KEY, event.key())
                .withExtension(CORRELATION_ID, event.key());
        if (event.causationId() != null) {
            builder = builder.withExtension(CAUSATION_ID, event.causationId());
        }
        ProducerRecord<?, byte[]> binary = KafkaMessageFactory.<String>createWriter(
                        event.type().topic().topicName(), null, null, event.key())
                .writeBinary(builder.build());
        return new ProducerRecord<>(binary.topic(), null, event.key(), binary.value(), binary.headers());
    }

    /**
     * Reads an event.
     *
     * @throws PlatformException MissingKey for a record without key, MalformedEvent for one that is no CloudEvent, whose
     *     type is unknown or whose data do not fit
     */
    public static Event<?> decode(@Nullable String key, Headers headers, byte @Nullable [] value) {
        if (key == null || key.isEmpty()) {
            throw new PlatformException(
                    Reason.MISSING_KEY, "the record has no key: expected the job id (or the model name) as Kafka key");
        }
        if (value == null) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT, "the record has no value (a tombstone): expected an event");
        }
        CloudEvent attributes = cloudEvent(headers, value);
        EventType type = EventType.of(attributes.getType());
        requireJson(type, attributes.getDataContentType());
        CloudEventData data = attributes.getData();
        if (data == null) {
            throw new PlatformException(Reason.MALFORMED_EVENT, "event " + type.type() + " has no data");
        }
        Instant time = Optional.ofNullable(attributes.getTime())
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
        Object content = Json.read("data of event " + type.type(), data.toBytes(), type.data());
        return new Event<>(
                type,
                attributes.getId(),
                attributes.getSource().toString(),
                time,
                key,
                Optional.ofNullable(attributes.getExtension(CAUSATION_ID))
                        .map(Object::toString)
                        .orElse(null),
                content);
    }

    private static CloudEvent cloudEvent(Headers headers, byte[] value) {
        Headers usable = usable(headers);
        if (contentType(usable).startsWith(STRUCTURED)
                && !Json.parse("structured event", value).isObject()) {
            throw new PlatformException(Reason.MALFORMED_EVENT, "the structured event is no JSON object");
        }
        try {
            return KafkaMessageFactory.createReader(usable, value).toEvent();
        } catch (CloudEventRWException
                | EventDeserializationException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "the record is no CloudEvent: " + cause(e)
                            + "; expected headers ce_specversion, ce_id, ce_source, ce_type and a JSON value",
                    e);
        }
    }

    private static @Nullable String cause(RuntimeException e) {
        return e.getCause() instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }

    /** The library fails on headers without value and knows media types in lower case only. */
    private static Headers usable(Headers headers) {
        RecordHeaders usable = new RecordHeaders();
        for (Header header : headers) {
            if (header.value() != null) {
                boolean media = header.key().equals(CONTENT_TYPE);
                usable.add(media ? new RecordHeader(header.key(), lowerCase(header)) : header);
            }
        }
        return usable;
    }

    private static byte[] lowerCase(Header header) {
        return text(header).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    private static String contentType(Headers headers) {
        Header header = headers.lastHeader(CONTENT_TYPE);
        return header == null ? "" : text(header);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void requireJson(EventType type, @Nullable String contentType) {
        if (contentType != null && !JSON_MEDIA.matcher(contentType).lookingAt()) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "data of event " + type.type() + " must be JSON: got content type '" + contentType + "'");
        }
    }
}
