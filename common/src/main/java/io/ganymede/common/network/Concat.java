package io.ganymede.common.network;

import java.util.List;

/** Joins its inputs along the first axis after the batch: features, or channels of images of one size. */
public record Concat() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.concat(node, this, inputs);
    }
}
