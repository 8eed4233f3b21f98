package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.evaluator.meters.EvaluatorMeters;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Events on their topics; a call returns when the brokers have acknowledged. Thread-safe. */
public final class KafkaEventPublisher implements EventPublisher {
    private final Producer<String, byte[]> producer;
    private final EvaluatorMeters meters;

    /** Publishes with an idempotent producer, which stays its owner's. */
    public KafkaEventPublisher(Producer<String, byte[]> producer, EvaluatorMeters meters) {
        this.producer = producer;
        this.meters = meters;
    }

    @Override
    public void publish(Event<?> event) {
        try {
            producer.send(EventCodec.encode(event)).get();
            meters.published(event.type());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (ExecutionException | KafkaException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE,
                    "event " + event.type().type() + " of '" + event.key() + "' is not acknowledged: " + e.getMessage(),
                    e);
        }
    }

    private static CancellationException cancelled(Exception cause) {
        CancellationException cancelled = new CancellationException("interrupted while an event was sent");
        cancelled.initCause(cause);
        return cancelled;
    }
}
