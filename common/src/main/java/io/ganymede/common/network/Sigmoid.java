package io.ganymede.common.network;

import java.util.List;

/** Logistic function, range (0, 1). */
public record Sigmoid() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.sigmoid(node, this, inputs);
    }
}
