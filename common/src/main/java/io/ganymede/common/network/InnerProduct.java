package io.ganymede.common.network;

import java.util.List;

/** Inner product of two vectors of one length: {@code [d], [d] -> [1]}. */
public record InnerProduct() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.innerProduct(node, this, inputs);
    }
}
