package io.ganymede.evaluator.messaging;

import io.ganymede.common.event.Event;

/** Tells the world. */
@FunctionalInterface
public interface EventPublisher {
    /**
     * Publishes and waits until the event is stored.
     *
     * @throws io.ganymede.common.error.PlatformException with reason BrokerUnavailable when it is not
     */
    void publish(Event<?> event);
}
