package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Affine map {@code x W^T + b}: {@code [in] -> [outputs]}.
 *
 * @param outputs number of output features
 * @param bias whether b exists
 */
public record Dense(
        int outputs, @JsonProperty(required = true) boolean bias) implements Operation {
    public Dense {
        Checks.atLeast("dense outputs", outputs, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.dense(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        ParameterDescription weight = new ParameterDescription(
                node, ParameterRole.WEIGHT, List.of(outputs, inputs.get(0).size(0)));
        return bias
                ? List.of(weight, new ParameterDescription(node, ParameterRole.BIAS, List.of(outputs)))
                : List.of(weight);
    }
}
