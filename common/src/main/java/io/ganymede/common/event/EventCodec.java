package io.ganymede.common.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records by the CloudEvents Kafka binding 1.0: binary mode on output, binary and structured mode on
 * input.
 */
public final class EventCodec {
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
        CloudEvent attributes = cloudEvent(headers, value);
        EventType type = EventType.of(attributes.getType());
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

    private static CloudEvent cloudEvent(Headers headers, byte @Nullable [] value) {
        try {
            MessageReader reader = KafkaMessageFactory.createReader(headers, value == null ? new byte[0] : value);
            return reader.toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "the record is no CloudEvent: " + e.getMessage()
                            + "; expected headers ce_specversion, ce_id, ce_source, ce_type and a JSON value",
                    e);
        }
    }
}
