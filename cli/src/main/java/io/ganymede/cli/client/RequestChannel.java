package io.ganymede.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes training requests to the platform. */
@FunctionalInterface
public interface RequestChannel {
    /**
     * Sends a request and waits until the platform has stored it.
     *
     * @throws io.ganymede.common.error.PlatformException with reason BrokerUnavailable when it has not
     */
    void send(String jobId, JsonNode request);
}
