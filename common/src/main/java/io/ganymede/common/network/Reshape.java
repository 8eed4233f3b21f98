package io.ganymede.common.network;

import java.util.List;

/**
 * The same elements in row-major order under another shape.
 *
 * @param shape shape of one example after the node
 */
public record Reshape(Shape shape) implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.reshape(node, this, inputs);
    }
}
