package io.ganymede.sampler.promotion;

import io.ganymede.common.event.ModelPromoted;

/** Tells the world which version of a model is the one to serve. */
@FunctionalInterface
public interface PromotionAnnouncer {
    /**
     * Announces and waits until it is stored.
     *
     * @param causationId id of the evaluation event that led to it
     */
    void announce(ModelPromoted promotion, String causationId);
}
