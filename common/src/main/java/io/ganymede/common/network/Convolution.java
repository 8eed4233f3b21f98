package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Two-dimensional cross-correlation with a square kernel and zero padding: {@code [C, H, W] -> [outputs, H', W']} with
 * {@code H' = floor((H + 2 padding - kernel) / stride) + 1}.
 *
 * @param outputs number of output channels
 * @param kernel side of the kernel
 * @param stride step in both directions
 * @param padding zeros on each side
 * @param bias whether an offset per output channel exists
 * @param normalisation how the kernel comes from the trained weight
 */
public record Convolution(
        int outputs,
        int kernel,
        int stride,
        @JsonProperty(required = true) int padding,
        @JsonProperty(required = true) boolean bias,
        @WeightNormalisation.OptionalInJson WeightNormalisation normalisation)
        implements Operation, WeightedOperation {
    public Convolution {
        Checks.atLeast("convolution outputs", outputs, 1);
        Checks.atLeast("convolution kernel", kernel, 1);
        Checks.atLeast("convolution stride", stride, 1);
        Checks.atLeast("convolution padding", padding, 0);
        normalisation = Objects.requireNonNullElse(normalisation, WeightNormalisation.NONE);
    }

    /** Without normalisation. */
    public Convolution(int outputs, int kernel, int stride, int padding, boolean bias) {
        this(outputs, kernel, stride, padding, bias, WeightNormalisation.NONE);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.convolution(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return weightParameters(node, List.of(outputs, inputs.get(0).size(0), kernel, kernel));
    }
}
