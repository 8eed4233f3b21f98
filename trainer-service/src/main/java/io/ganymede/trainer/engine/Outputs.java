package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What a network computed for a batch; lives as long as the step that made it.
 *
 * @param values by name of the output, {@code [N, ...]}
 */
public record Outputs(Map<String, NDArray> values) {

    /** The value of an output. */
    public NDArray value(String name) {
        NDArray value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no output '" + name + "'; known: " + values.keySet());
        }
        return value;
    }
}
