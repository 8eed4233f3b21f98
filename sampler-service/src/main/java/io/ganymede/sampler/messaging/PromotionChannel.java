package io.ganymede.sampler.messaging;

import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.promotion.PromotionAnnouncer;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Promotions on the models topic; a call returns when the brokers have acknowledged. */
public final class PromotionChannel implements PromotionAnnouncer {
    private final MutinyEmitter<byte[]> emitter;
    private final String source;
    private final Clock clock;
    private final SamplerMetrics metrics;

    /** With the source attribute of the events. */
    public PromotionChannel(MutinyEmitter<byte[]> emitter, String source, Clock clock, SamplerMetrics metrics) {
        this.emitter = emitter;
        this.source = source;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void announce(ModelPromoted promotion, String causationId) {
        Event<ModelPromoted> event =
                Event.of(EventType.MODEL_PROMOTED, source, clock.instant(), promotion.model(), causationId, promotion);
        ProducerRecord<String, byte[]> record = EventCodec.encode(event);
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withKey(record.key())
                .withHeaders(record.headers())
                .build();
        emitter.sendMessageAndAwait(Message.of(record.value()).addMetadata(metadata));
        metrics.published(event.type());
    }
}
