package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Transposed convolution, the adjoint of {@link Convolution}: {@code out[o, Y, X] = b[o] + sum_{c, h, w} in[c, h, w] weight[c, o, Y
 * + padding - stride h, X + padding - stride w]}, where the kernel is zero outside its sides. {@code [C, H, W] -> [outputs, H',
 * W']} with {@code H' = (H - 1) stride - 2 padding + kernel + outputPadding}. The weight is {@code [C, outputs, kernel,
 * kernel]}. Source: Dumoulin and Visin 2016, arXiv 1603.07285, chapter 4.
 *
 * @param outputs number of output channels
 * @param kernel side of the kernel
 * @param stride step of the output for a pixel of the input
 * @param padding rows and columns cut off on each side
 * @param outputPadding rows and columns added at the bottom and on the right, below the stride
 * @param bias whether an offset per output channel exists
 * @param normalisation how the kernel comes from the trained weight
 */
public record TransposedConvolution(
        int outputs,
        int kernel,
        int stride,
        @JsonProperty(required = true) int padding,
        @JsonProperty(required = true) int outputPadding,
        @JsonProperty(required = true) boolean bias,
        @WeightNormalisation.OptionalInJson WeightNormalisation normalisation)
        implements Operation, WeightedOperation {
    public TransposedConvolution {
        Checks.atLeast("transposed-convolution outputs", outputs, 1);
        Checks.atLeast("transposed-convolution kernel", kernel, 1);
        Checks.atLeast("transposed-convolution stride", stride, 1);
        Checks.atLeast("transposed-convolution padding", padding, 0);
        Checks.between("transposed-convolution output padding", outputPadding, 0, stride - 1);
        normalisation = Objects.requireNonNullElse(normalisation, WeightNormalisation.NONE);
    }

    /** Without normalisation. */
    public TransposedConvolution(int outputs, int kernel, int stride, int padding, int outputPadding, boolean bias) {
        this(outputs, kernel, stride, padding, outputPadding, bias, WeightNormalisation.NONE);
    }

    @Override
    public int outputAxis() {
        return 1;
    }

    /** The side of the output for a side of the input; below 1 when the padding cuts everything off. */
    public long outputSide(int side) {
        return (side - 1L) * stride - 2L * padding + kernel + outputPadding;
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.transposedConvolution(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return weightParameters(node, List.of(inputs.get(0).size(0), outputs, kernel, kernel));
    }
}
