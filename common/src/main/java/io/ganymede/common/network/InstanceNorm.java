package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Instance normalisation of images: each channel of each image by its own pixels, {@code scale (x - mean) / sqrt(variance +
 * epsilon) + shift} with the biased variance, in training and inference alike. {@code [C, H, W] -> [C, H, W]}. Source: Ulyanov
 * et al. 2016, arXiv 1607.08022, section 2; the trained scale and shift of each channel are as in batch norm.
 *
 * @param epsilon added to the variance
 */
public record InstanceNorm(@JsonProperty(required = true) double epsilon) implements Operation {
    public InstanceNorm {
        Checks.between("instance-norm epsilon", epsilon, 0, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.instanceNorm(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        List<Integer> channels = List.of(inputs.get(0).size(0));
        return List.of(
                new ParameterDescription(node, ParameterRole.SCALE, channels),
                new ParameterDescription(node, ParameterRole.SHIFT, channels));
    }
}
