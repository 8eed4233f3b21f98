package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the runner's events. Thread-safe; events of one thread keep their order. */
public final class EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final Producer<String, byte[]> producer;
    private final String source;
    private final Clock clock;
    private final MeterRegistry registry;

    /**
     * A publisher on an idempotent producer, which stays its owner's.
     *
     * @param source the {@code ce_source}, {@code /ganymede/trainer/<instance>}
     */
    public EventPublisher(Producer<String, byte[]> producer, String source, Clock clock, MeterRegistry registry) {
        this.producer = producer;
        this.source = source;
        this.clock = clock;
        this.registry = registry;
    }

    /**
     * Publishes and waits for the acknowledgement of all replicas.
     *
     * @return when it was acknowledged
     * @throws PlatformException BrokerUnavailable when it is not in time
     */
    public Instant publish(EventType type, String key, Object data) throws InterruptedException {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        send(type, key, data, error -> {
            if (error == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(error);
            }
        });
        try {
            acknowledged.get();
            return clock.instant();
        } catch (ExecutionException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE,
                    "event " + type.type() + " of '" + key + "' is not acknowledged: " + e.getCause(),
                    e);
        }
    }

    /** Publishes what the next such event makes up for: a loss is only logged. */
    public void offer(EventType type, String key, Object data) {
        send(type, key, data, error -> {
            if (error != null) {
                LOG.warn("event lost type={} key={} error={}", type.type(), key, error.toString());
            }
        });
    }

    private void send(EventType type, String key, Object data, Consumer<@Nullable Exception> done) {
        ProducerRecord<String, byte[]> record =
                EventCodec.encode(Event.of(type, source, clock.instant(), key, null, data));
        try {
            var unused = producer.send(record, (metadata, error) -> {
                if (error == null) {
                    registry.counter("ganymede.events.published", "type", type.type())
                            .increment();
                }
                done.accept(error);
            });
        } catch (KafkaException | IllegalStateException e) {
            done.accept(e);
        }
    }
}
