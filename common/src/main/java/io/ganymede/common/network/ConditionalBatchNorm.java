package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Batch normalisation whose scale and shift depend on a condition: {@code (1 + Ws y) (x - mean) / sqrt(variance + epsilon) + Wb
 * y}. Reads x {@code [c]} or {@code [c, H, W]} and y {@code [C]}; Ws and Wb are {@code [c, C]}. Statistics as in {@link
 * BatchNorm}. Source: de Vries et al. 2017, arXiv 1707.00683 (the condition changes a plain scale); linear in y, without a plain
 * shift, as in the networks of Brock et al. 2018, arXiv 1809.11096.
 *
 * @param epsilon added to the variance
 * @param momentum weight of the batch in the running statistics
 */
public record ConditionalBatchNorm(
        @JsonProperty(required = true) double epsilon,
        @JsonProperty(required = true) double momentum) implements Operation {
    public ConditionalBatchNorm {
        Checks.between("conditional-batch-norm epsilon", epsilon, 0, 1);
        Checks.between("conditional-batch-norm momentum", momentum, 0, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.conditionalBatchNorm(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        List<Integer> channels = List.of(inputs.get(0).size(0));
        List<Integer> map = List.of(inputs.get(0).size(0), inputs.get(1).size(0));
        return List.of(
                new ParameterDescription(node, ParameterRole.CONDITION_SCALE, map),
                new ParameterDescription(node, ParameterRole.CONDITION_SHIFT, map),
                new ParameterDescription(node, ParameterRole.RUNNING_MEAN, channels),
                new ParameterDescription(node, ParameterRole.RUNNING_VARIANCE, channels));
    }
}
