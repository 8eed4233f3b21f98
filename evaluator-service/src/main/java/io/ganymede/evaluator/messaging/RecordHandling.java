package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a record of any channel is handled: tried, tried again, skipped or put aside. A record is acknowledged when its result has been
 * announced, or its dead letter stored. At shutdown the work in progress is given up without acknowledgement; another replica, or
 * the next start, does it.
 */
@ApplicationScoped
class RecordHandling {
    private static final Logger LOG = LoggerFactory.getLogger(RecordHandling.class);

    private final RetryPolicy policy;
    private final EvaluationThread thread;

    RecordHandling(RetryPolicy policy, EvaluationThread thread) {
        this.policy = policy;
        this.thread = thread;
    }

    /**
     * An event and where it was read.
     *
     * @param offset of its record
     */
    record Received(Event<?> event, TopicPartition partition, long offset) {}

    /**
     * Handles a record.
     *
     * @param type of the event that it must be
     * @param work what the event asks for
     */
    Uni<Void> handle(Message<byte[]> message, EventType type, Function<Received, EvaluationWork> work) {
        return Uni.createFrom()
                .item(() -> work.apply(received(message, type)))
                .chain(asked -> attempt(asked, Duration.ZERO))
                .onItemOrFailure()
                .transformToUni((done, failure) -> settle(message, failure));
    }

    private Uni<Void> attempt(EvaluationWork work, Duration waited) {
        return thread.run(work::perform).onFailure().recoverWithUni(failure -> afterFailure(work, waited, failure));
    }

    private Uni<Void> afterFailure(EvaluationWork work, Duration waited, Throwable failure) {
        Optional<Duration> pause = policy.pause(failure, waited);
        if (pause.isPresent()) {
            LOG.warn(
                    "evaluation postponed jobId={} pause={} reason={}",
                    work.jobId(),
                    pause.get(),
                    failure.getMessage());
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause.get())
                    .chain(() -> attempt(work, waited.plus(pause.get())));
        }
        if (policy.skips(failure) && failure instanceof PlatformException known) {
            return thread.run(() -> work.skip(known));
        }
        return Uni.createFrom().failure(failure);
    }

    private Uni<Void> settle(Message<byte[]> message, @Nullable Throwable failure) {
        if (failure == null) {
            return Uni.createFrom().completionStage(message.ack());
        }
        if (thread.stopped() || failure instanceof CancellationException) {
            LOG.info("evaluation given up at shutdown");
            return Uni.createFrom().nothing();
        }
        return Uni.createFrom().completionStage(message.nack(failure));
    }

    private static Received received(Message<byte[]> message, EventType type) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message of a Kafka channel has its record"));
        String key = record.getKey() == null ? null : record.getKey().toString();
        Event<?> event = EventCodec.decode(key, record.getHeaders(), message.getPayload());
        if (event.type() != type) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "event " + event.type().type() + " does not belong on topic '"
                            + type.topic().topicName() + "': expected " + type.type());
        }
        return new Received(event, new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset());
    }
}
