package io.ganymede.sampler.messaging;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.promotion.Promotion;
import io.ganymede.sampler.promotion.PromotionOutcome;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scored checkpoints, one after another, on worker threads. A neighbour's failure is retried with growing pauses; what is
 * wrong for good goes to the dead-letter topic with its reason, and the next evaluation is handled.
 */
@ApplicationScoped
public class EvaluationChannel {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationChannel.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Promotion promotion;
    private final SamplerMetrics metrics;

    EvaluationChannel(Promotion promotion, SamplerMetrics metrics) {
        this.promotion = promotion;
        this.metrics = metrics;
    }

    /** Acknowledges after the promotion has been announced, or after the dead letter has been stored. */
    @Incoming("evaluations")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> handle(message))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(EvaluationChannel::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(PATIENCE.toMillis())
                .onItemOrFailure()
                .transformToUni((done, failure) -> settle(message, failure));
    }

    private void handle(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message of a Kafka channel has its record"));
        String key = record.getKey() == null ? null : record.getKey().toString();
        Event<?> event = EventCodec.decode(key, record.getHeaders(), message.getPayload());
        if (event.type() == EventType.EVALUATION_SKIPPED) {
            return;
        }
        if (event.type() != EventType.EVALUATION_COMPLETED) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "event " + event.type().type() + " does not belong on topic '" + Topic.EVALUATIONS.topicName()
                            + "'");
        }
        EvaluationCompleted evaluation = event.data(EvaluationCompleted.class);
        PromotionOutcome outcome = promotion.handle(new Event<>(
                event.type(), event.id(), event.source(), event.time(), event.key(), event.causationId(), evaluation));
        metrics.promotion(outcome.label());
        LOG.info(
                "Evaluation handled jobId={} step={} model={} outcome={} detail={}",
                evaluation.jobId(),
                evaluation.step(),
                evaluation.publish().model(),
                outcome.label(),
                outcome);
    }

    private Uni<Void> settle(Message<byte[]> message, @Nullable Throwable failure) {
        if (failure == null) {
            return Uni.createFrom().completionStage(message.ack());
        }
        Reason reason = failure instanceof PlatformException known ? known.reason() : Reason.INTERNAL;
        metrics.promotion("failed");
        metrics.deadLettered(Topic.EVALUATIONS.topicName(), reason);
        LOG.error("Evaluation dead-lettered reason={}", reason.code(), failure);
        return Uni.createFrom().completionStage(message.nack(new DeadLetterException(reason, failure)));
    }

    /** Whether a failure may go away by itself. */
    private static boolean passes(Throwable failure) {
        return failure instanceof PlatformException known
                && (known.kind() == ErrorKind.EXTERNAL || known.kind() == ErrorKind.RESOURCE)
                // Written-once content does not heal.
                && known.reason() != Reason.DIGEST_MISMATCH;
    }
}
