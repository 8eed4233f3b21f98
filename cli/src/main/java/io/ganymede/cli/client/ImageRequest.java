package io.ganymede.cli.client;

import io.ganymede.common.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which images are wanted of a model. What it can be told is the sampler's to say, which refuses the rest with an explanation.
 *
 * @param classes class names or indices; empty for every class of a model that has some
 * @param attributes numbers by attribute; empty for none
 * @param count images per class or set of attributes
 * @param seed seed of the first image; the sampler picks one when absent
 */
public record ImageRequest(
        List<String> classes,
        Map<String, Double> attributes,
        int count,
        @Nullable Long seed) {
    public ImageRequest {
        classes = List.copyOf(classes);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    byte[] json() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!classes.isEmpty()) {
            body.put("classes", classes);
        }
        if (!attributes.isEmpty()) {
            body.put("attributes", attributes);
        }
        body.put("count", count);
        if (seed != null) {
            body.put("seed", seed);
        }
        return Json.bytes(body);
    }
}
