package io.ganymede.common.network;

import java.util.List;

/** Sum of two inputs of equal shape. */
public record Add() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.add(node, this, inputs);
    }
}
