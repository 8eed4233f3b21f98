package io.ganymede.sampler.protocol;

import java.util.List;

/**
 * The server as the protocol describes it.
 *
 * @param extensions extensions of the protocol; none yet
 */
public record ServerMetadata(String name, String version, List<String> extensions) {}
