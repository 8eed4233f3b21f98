package io.ganymede.common.network;

import java.util.List;

/** Rectifier, {@code max(x, 0)}. */
public record Relu() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.relu(node, this, inputs);
    }
}
