package io.ganymede.local;

import java.util.Map;

/**
 * A topic as it should be.
 *
 * @param name the topic's name
 * @param partitions the number of partitions, at least 1
 * @param config topic-level settings, such as {@code cleanup.policy}; what is absent takes the broker's default
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    /** Copies the settings. */
    public TopicSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("topic has no name");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "topic '" + name + "' has an impossible partition count: got " + partitions + ", expected >= 1");
        }
        config = Map.copyOf(config);
    }
}
