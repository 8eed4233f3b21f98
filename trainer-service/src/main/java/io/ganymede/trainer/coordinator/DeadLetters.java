package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Headers of dead letters: why, and where the record came from. Names are those of SmallRye's dead-letter queues. */
final class DeadLetters {
    static final String REASON = "dead-letter-reason";
    static final String CAUSE = "dead-letter-cause";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    /** A larger dead letter loses its value: it would not fit into a record of the usual limit of one MiB. */
    private static final int MAX_BYTES = 768 * 1024;

    private static final int MAX_REASON = 4096;

    private DeadLetters() {}

    /**
     * Why a record cannot be handled.
     *
     * @param cause class of the exception
     */
    record Fault(Reason reason, String message, String cause) {
        static Fault of(RuntimeException exception) {
            String cause = exception.getClass().getName();
            return exception instanceof PlatformException known
                    ? new Fault(known.reason(), String.valueOf(known.getMessage()), cause)
                    : new Fault(Reason.INTERNAL, "unexpected " + exception, cause);
        }

        static Fault of(Effect.Refuse refuse) {
            return new Fault(refuse.reason(), refuse.message(), PlatformException.class.getName());
        }
    }

    /** The record's headers with the coordinates of its source; coordinates that a sender made up are replaced. */
    static Headers located(Headers headers, Topic topic, RecordMetadata source) {
        Headers located = new RecordHeaders(headers);
        put(located, TOPIC, topic.topicName());
        put(located, PARTITION, Integer.toString(source.partition()));
        put(located, OFFSET, Long.toString(source.offset()));
        return located;
    }

    /** The letter: the original value under the located headers and the fault's. */
    static Outbound letter(Topic topic, byte @Nullable [] value, Headers located, Fault fault) {
        Headers headers = new RecordHeaders(located);
        String text = fault.reason().code() + ": " + fault.message();
        put(headers, REASON, text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...");
        put(headers, CAUSE, fault.cause());
        if (bytes(headers) > MAX_BYTES) {
            headers = onlyOurs(headers);
        }
        boolean fits = bytes(headers) + (value == null ? 0 : value.length) <= MAX_BYTES;
        return new Outbound(topic.deadLetterTopic(), fits ? value : null, headers);
    }

    private static Headers onlyOurs(Headers headers) {
        Headers ours = new RecordHeaders();
        for (Header header : headers) {
            if (header.key().toLowerCase(Locale.ROOT).startsWith("dead-letter-")
                    && header.value() != null
                    && header.value().length <= MAX_REASON * 4) {
                ours.add(header);
            }
        }
        return ours;
    }

    private static long bytes(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
