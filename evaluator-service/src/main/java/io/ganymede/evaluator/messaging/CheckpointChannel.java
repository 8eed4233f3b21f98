package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Published checkpoints, one after another, on a thread of their own: an evaluation may take minutes. A record is
 * acknowledged when its result has been announced, or its dead letter stored. At shutdown the evaluation in progress is
 * given up without acknowledgement; another replica, or the next start, makes it.
 */
@ApplicationScoped
public class CheckpointChannel {
    /** Name of the channel in the configuration. */
    public static final String NAME = "checkpoints";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointChannel.class);

    private final CheckpointHandler handler;
    private final RetryPolicy policy;
    private final CheckpointBacklog backlog;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "evaluation"));

    CheckpointChannel(CheckpointHandler handler, RetryPolicy policy, CheckpointBacklog backlog) {
        this.handler = handler;
        this.policy = policy;
        this.backlog = backlog;
    }

    @Incoming(NAME)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> Checkpoint.of(message))
                .chain(checkpoint -> attempt(checkpoint, Duration.ZERO))
                .onItemOrFailure()
                .transformToUni((done, failure) -> settle(message, failure));
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private Uni<Void> attempt(Checkpoint checkpoint, Duration waited) {
        return onWorker(() -> {
                    backlog.requireWanted(checkpoint.partition(), checkpoint.offset(), checkpoint.jobId());
                    handler.evaluate(checkpoint.event());
                })
                .onFailure()
                .recoverWithUni(failure -> afterFailure(checkpoint, waited, failure));
    }

    private Uni<Void> afterFailure(Checkpoint checkpoint, Duration waited, Throwable failure) {
        Event<?> event = checkpoint.event();
        Optional<Duration> pause = policy.pause(failure, waited);
        if (pause.isPresent()) {
            LOG.warn(
                    "evaluation postponed jobId={} pause={} reason={}", event.key(), pause.get(), failure.getMessage());
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause.get())
                    .chain(() -> attempt(checkpoint, waited.plus(pause.get())));
        }
        if (policy.skips(failure) && failure instanceof PlatformException known) {
            return onWorker(() -> handler.skip(event, known));
        }
        return Uni.createFrom().failure(failure);
    }

    private Uni<Void> settle(Message<byte[]> message, @Nullable Throwable failure) {
        if (failure == null) {
            return Uni.createFrom().completionStage(message.ack());
        }
        if (worker.isShutdown() || failure instanceof CancellationException) {
            LOG.info("evaluation given up at shutdown");
            return Uni.createFrom().nothing();
        }
        return Uni.createFrom().completionStage(message.nack(failure));
    }

    private Uni<Void> onWorker(Runnable work) {
        return Uni.createFrom().voidItem().invoke(work).runSubscriptionOn(worker);
    }

    /**
     * A checkpoint event and where it was read.
     *
     * @param offset of its record
     */
    private record Checkpoint(Event<?> event, TopicPartition partition, long offset) {

        static Checkpoint of(Message<byte[]> message) {
            IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                    .orElseThrow(() -> new IllegalStateException("a message of a Kafka channel has its record"));
            String key = record.getKey() == null ? null : record.getKey().toString();
            Event<?> event = EventCodec.decode(key, record.getHeaders(), message.getPayload());
            if (event.type() != EventType.CHECKPOINT_PUBLISHED) {
                throw new PlatformException(
                        Reason.MALFORMED_EVENT,
                        "event " + event.type().type() + " does not belong on topic '" + Topic.CHECKPOINTS.topicName()
                                + "': expected " + EventType.CHECKPOINT_PUBLISHED.type());
            }
            return new Checkpoint(
                    event, new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset());
        }

        String jobId() {
            return event.key();
        }
    }
}
