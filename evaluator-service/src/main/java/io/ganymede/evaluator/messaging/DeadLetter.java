package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that cannot be handled, with the reason and the place where it stood; names are those of SmallRye. */
final class DeadLetter {
    static final String REASON = "dead-letter-reason";
    static final String CAUSE = "dead-letter-cause";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    /** A larger value is left out: with its headers it might not fit into a record of the usual limit of one MiB. */
    private static final int LARGEST_BYTES = 768 * 1024;

    private static final int LARGEST_REASON = 4096;

    private DeadLetter() {}

    static Reason reason(Throwable failure) {
        return failure instanceof PlatformException known ? known.reason() : Reason.INTERNAL;
    }

    /** The original key, value and headers, and ours. */
    static ProducerRecord<String, byte[]> of(IncomingKafkaRecord<?, ?> record, Throwable failure, String topic) {
        Headers headers = new RecordHeaders(record.getHeaders());
        byte[] value = record.getPayload() instanceof byte[] bytes ? bytes : null;
        if (size(value, headers) > LARGEST_BYTES) {
            value = null;
            headers = size(null, headers) > LARGEST_BYTES ? new RecordHeaders() : headers;
        }
        put(headers, REASON, reason(failure).code() + ": " + failure.getMessage());
        put(headers, CAUSE, failure.getClass().getName());
        put(headers, TOPIC, record.getTopic());
        put(headers, PARTITION, Integer.toString(record.getPartition()));
        put(headers, OFFSET, Long.toString(record.getOffset()));
        String key = record.getKey() == null ? null : record.getKey().toString();
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    private static long size(byte @Nullable [] value, Headers headers) {
        long bytes = value == null ? 0 : value.length;
        for (Header header : headers) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    private static void put(Headers headers, String name, String value) {
        String text = value.length() <= LARGEST_REASON ? value : value.substring(0, LARGEST_REASON) + "...";
        headers.remove(name);
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
