package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import java.util.List;

/** What has to happen besides storing the new snapshot. */
public sealed interface Effect {
    /** Publish the transition's snapshot under this event type. */
    record Emit(EventType type) implements Effect {}

    /** The lease counts from now. */
    record RenewLease() implements Effect {}

    /** The input goes to the dead letters of its topic. */
    record Refuse(Reason reason, String message) implements Effect {}

    /** A runner that lost its lease wanted to write; nothing changed. */
    record Fence(String workerId, int attempt) implements Effect {}

    /** A request did what it did; for the counters. */
    record CountRequest(RequestOutcome outcome) implements Effect {}

    /**
     * An attempt has ended.
     *
     * @param reason {@code Succeeded} or the reason code of its failure
     */
    record CountAttempt(String reason) implements Effect {}

    /** What became of a request. */
    enum RequestOutcome {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /** The effect of a request with faults. */
    static Refuse refuse(Reason reason, List<Problem> problems) {
        return new Refuse(
                reason,
                String.join("; ", problems.stream().map(Problem::toString).toList()));
    }
}
