package io.ganymede.common.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event: CloudEvents attributes and data.
 *
 * @param type what happened
 * @param id unique with the source; a UUIDv7, or a UUIDv5 of one where an event follows from another
 * @param source who says so, {@code /ganymede/<service>/<instance>}
 * @param time when; the epoch for a foreign event that does not say
 * @param key Kafka key and {@code partitionkey} attribute: the job id or the model name; for a part of an evaluation {@code
 *     <job id>.<step>.<part>}
 * @param causationId id of the event that led to this one
 * @param data an instance of {@code type.data()}
 */
public record Event<T>(
        EventType type,
        String id,
        String source,
        Instant time,
        String key,
        @Nullable String causationId,
        T data) {
    /** One generator for the process, so that ids made in one millisecond still sort in the order of their making. */
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    public Event {
        if (!type.data().isInstance(data)) {
            throw new IllegalArgumentException("event " + type.type() + " carries "
                    + type.data().getSimpleName() + ": got " + data.getClass().getSimpleName());
        }
    }

    /** A new event with an id of its own, at the given time. */
    public static <T> Event<T> of(
            EventType type, String source, Instant time, String key, @Nullable String causationId, T data) {
        return new Event<>(type, IDS.generate().toString(), source, time, key, causationId, data);
    }

    /** The data as the expected record. */
    public <D> D data(Class<D> expected) {
        return expected.cast(data);
    }
}
