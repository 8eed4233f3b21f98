package io.ganymede.trainer.coordinator;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record on its way out: where to, what, under which headers. Not compared, not stored. */
final class Outbound {
    private final String topic;
    private final byte @Nullable [] value;
    private final Headers headers;

    Outbound(String topic, byte @Nullable [] value, Headers headers) {
        this.topic = topic;
        this.value = value;
        this.headers = headers;
    }

    String topic() {
        return topic;
    }

    byte @Nullable [] value() {
        return value;
    }

    Headers headers() {
        return headers;
    }
}
