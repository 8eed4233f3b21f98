package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counters of the coordinator; every label comes from a closed set. */
public final class CoordinatorMeters {
    private final MeterRegistry registry;

    public CoordinatorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void request(Effect.RequestOutcome outcome) {
        registry.counter("ganymede.training.requests", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void attempt(String reason) {
        registry.counter("ganymede.training.attempts", "reason", reason).increment();
        if (reason.equals(Reason.LEASE_EXPIRED.code())) {
            registry.counter("ganymede.training.lease.expirations").increment();
        }
    }

    void fenced() {
        registry.counter("ganymede.training.fenced.writes").increment();
    }

    void deadLettered(Topic topic, Reason reason) {
        registry.counter("ganymede.events.dead.lettered", "topic", topic.topicName(), "reason", reason.code())
                .increment();
    }

    void published(EventType type) {
        registry.counter("ganymede.events.published", "type", type.type()).increment();
    }
}
