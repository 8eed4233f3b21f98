package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * First step of a request: what has no key or is too large leaves here, the rest is marked with its coordinates and goes on,
 * distributed anew by its key. So it does not matter how the sender's client library spreads keys over partitions.
 */
final class RequestIntake implements Processor<byte[], byte[], byte[], Outbound> {
    /** Stands for the internal topic between the two steps. */
    static final String COMMANDS = "commands";

    private final CoordinatorMeters meters;
    private @Nullable ProcessorContext<byte[], Outbound> context;

    RequestIntake(CoordinatorMeters meters) {
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte[], Outbound> opened) {
        context = opened;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<byte[], Outbound> open = open();
        RecordMetadata source = open.recordMetadata().orElseThrow();
        Headers located = DeadLetters.located(record.headers(), Topic.TRAINING_REQUESTS, source);
        byte @Nullable [] key = record.key();
        Outbound out = route(key, record.value(), located);
        open.forward(new Record<>(key, out, record.timestamp(), out.headers()));
    }

    private Outbound route(byte @Nullable [] key, byte @Nullable [] value, Headers located) {
        try {
            InputReader.checkEnvelope(key == null ? null : new String(key, StandardCharsets.UTF_8), value);
            return new Outbound(COMMANDS, value, located);
        } catch (PlatformException e) {
            meters.deadLettered(Topic.TRAINING_REQUESTS, e.reason());
            return DeadLetters.letter(Topic.TRAINING_REQUESTS, value, located, DeadLetters.Fault.of(e));
        }
    }

    private ProcessorContext<byte[], Outbound> open() {
        if (context == null) {
            throw new IllegalStateException("step used before it was opened");
        }
        return context;
    }
}
