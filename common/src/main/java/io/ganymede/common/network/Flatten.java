package io.ganymede.common.network;

import java.util.List;

/** All elements of an example in one axis, row-major: {@code [C, H, W] -> [C H W]}. */
public record Flatten() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.flatten(node, this, inputs);
    }
}
