package io.ganymede.common.network;

import java.util.List;

/** Sum over all pixels of each channel: {@code [C, H, W] -> [C]}. */
public record GlobalSumPooling() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.globalSumPooling(node, this, inputs);
    }
}
