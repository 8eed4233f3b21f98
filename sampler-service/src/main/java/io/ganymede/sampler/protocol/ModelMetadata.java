package io.ganymede.sampler.protocol;

import java.util.List;
import java.util.Map;

/**
 * A model as the protocol describes it.
 *
 * @param properties what the generator is told and its digest, as texts
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorDescription> inputs,
        List<TensorDescription> outputs,
        Map<String, String> properties) {}
