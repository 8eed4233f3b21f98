package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Part of the first axis after the batch, features or channels: {@code [C, ...] -> [length, ...]}, from element {@code start}.
 *
 * @param start first element, from 0
 * @param length number of elements, at least 1
 */
public record Slice(@JsonProperty(required = true) int start, int length) implements Operation {
    public Slice {
        Checks.atLeast("slice start", start, 0);
        Checks.atLeast("slice length", length, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.slice(node, this, inputs);
    }
}
