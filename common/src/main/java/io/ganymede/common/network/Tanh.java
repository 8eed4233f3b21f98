package io.ganymede.common.network;

import java.util.List;

/** Hyperbolic tangent, range (-1, 1): the last node of a generator of images in [-1, 1]. */
public record Tanh() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.tanh(node, this, inputs);
    }
}
