package io.ganymede.trainer.coordinator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a coordinator is deployed.
 *
 * @param client connection to the broker: {@code bootstrap.servers} and security
 * @param source the {@code ce_source} of its events, {@code /ganymede/trainer/<instance>}
 * @param lease how long a runner may stay silent
 * @param stateDirectory folder of this process alone; it holds nothing that must be kept
 * @param replicationFactor of internal topics; -1 takes the broker's default
 */
public record CoordinatorSettings(
        Map<String, Object> client, String source, Duration lease, Path stateDirectory, int replicationFactor) {
    /** Kafka Streams application id, and so the consumer group. */
    public static final String APPLICATION_ID = "ganymede-coordinator";

    public CoordinatorSettings {
        client = Map.copyOf(client);
    }

    /** Without the client's settings: they may hold secrets. */
    @Override
    public String toString() {
        return "CoordinatorSettings[source=" + source + ", lease=" + lease + ", stateDirectory=" + stateDirectory + "]";
    }
}
