package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Batch normalisation over the batch (and, for images, the pixels) of each channel, {@code scale (x - mean) / sqrt(variance +
 * epsilon) + shift}. In training with the batch's statistics, in inference with the running ones. Source: Ioffe and
 * Szegedy 2015, arXiv 1502.03167, Algorithms 1 and 2.
 *
 * @param epsilon added to the variance
 * @param momentum weight of the batch in the running statistics: {@code running = (1 - momentum) running + momentum batch}
 */
public record BatchNorm(
        @JsonProperty(required = true) double epsilon,
        @JsonProperty(required = true) double momentum) implements Operation {
    public BatchNorm {
        Checks.between("batch-norm epsilon", epsilon, 0, 1);
        Checks.between("batch-norm momentum", momentum, 0, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.batchNorm(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        List<Integer> channels = List.of(inputs.get(0).size(0));
        return List.of(
                new ParameterDescription(node, ParameterRole.SCALE, channels),
                new ParameterDescription(node, ParameterRole.SHIFT, channels),
                new ParameterDescription(node, ParameterRole.RUNNING_MEAN, channels),
                new ParameterDescription(node, ParameterRole.RUNNING_VARIANCE, channels));
    }
}
