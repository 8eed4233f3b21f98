package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Affine map {@code x W^T + b}: {@code [in] -> [outputs]}.
 *
 * @param outputs number of output features
 * @param bias whether b exists
 * @param normalisation how W comes from the trained weight
 */
public record Dense(
        int outputs,
        @JsonProperty(required = true) boolean bias,
        @WeightNormalisation.OptionalInJson WeightNormalisation normalisation)
        implements Operation, WeightedOperation {
    public Dense {
        Checks.atLeast("dense outputs", outputs, 1);
        normalisation = Objects.requireNonNullElse(normalisation, WeightNormalisation.NONE);
    }

    /** Without normalisation. */
    public Dense(int outputs, boolean bias) {
        this(outputs, bias, WeightNormalisation.NONE);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.dense(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return weightParameters(node, List.of(outputs, inputs.get(0).size(0)));
    }
}
