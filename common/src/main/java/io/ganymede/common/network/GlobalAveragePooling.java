package io.ganymede.common.network;

import java.util.List;

/** Mean over all pixels of each channel: {@code [C, H, W] -> [C]}. */
public record GlobalAveragePooling() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.globalAveragePooling(node, this, inputs);
    }
}
