package io.ganymede.evaluator.messaging;

import io.ganymede.evaluator.meters.EvaluatorMeters;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failure strategy of the checkpoint channel: like SmallRye's dead-letter queue, but a record that has no room for
 * more headers still gets through, so that no record can block its partition.
 */
final class DeadLetterHandler implements KafkaFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private final Producer<String, byte[]> producer;
    private final String deadLetterTopic;
    private final EvaluatorMeters meters;

    DeadLetterHandler(Producer<String, byte[]> producer, String deadLetterTopic, EvaluatorMeters meters) {
        this.producer = producer;
        this.deadLetterTopic = deadLetterTopic;
        this.meters = meters;
    }

    /** Makes the handler of a channel. */
    @ApplicationScoped
    @Identifier(Factory.NAME)
    static class Factory implements KafkaFailureHandler.Factory {
        /** The value of {@code failure-strategy}. */
        static final String NAME = "ganymede-dead-letter";

        private final Producer<String, byte[]> producer;
        private final EvaluatorMeters meters;

        Factory(Producer<String, byte[]> producer, EvaluatorMeters meters) {
            this.producer = producer;
            this.meters = meters;
        }

        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            String topic = channel.getDeadLetterQueueTopic()
                    .orElseThrow(() -> new IllegalStateException(
                            "channel '" + channel.getChannel() + "' needs dead-letter-queue.topic"));
            return new DeadLetterHandler(producer, topic, meters);
        }
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable failure, Metadata metadata) {
        LOG.error(
                "record dead-lettered topic={} partition={} offset={} reason={}",
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                DeadLetter.reason(failure).code(),
                failure);
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    var unused = producer.send(DeadLetter.of(record, failure, deadLetterTopic), (stored, error) -> {
                        if (error == null) {
                            emitter.complete(null);
                        } else {
                            emitter.fail(error);
                        }
                    });
                })
                .invoke(() -> meters.deadLettered(record.getTopic(), DeadLetter.reason(failure)))
                .chain(() -> Uni.createFrom().completionStage(record.ack()));
    }
}
