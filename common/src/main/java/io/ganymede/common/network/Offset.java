package io.ganymede.common.network;

import java.util.List;

/** Adds a trained tensor of the input's own shape: a bias for each element (an untied bias). */
public record Offset() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.offset(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return List.of(
                new ParameterDescription(node, ParameterRole.BIAS, inputs.get(0).dimensions()));
    }
}
