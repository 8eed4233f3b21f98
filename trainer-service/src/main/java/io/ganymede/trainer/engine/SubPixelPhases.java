package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import io.ganymede.common.network.TransposedConvolution;
import org.jspecify.annotations.Nullable;

/**
 * Transposed convolution as an ordinary one, for any kernel, stride and padding, exactly. The engine has no call for it.
 *
 * <p>Along one side, with stride s: row {@code Y} of the output is row {@code Z = Y + padding = s q + r} of the uncut one, where
 * {@code Z} gets {@code sum_m in[q - m] kernel[s m + r]}. So each phase r is a cross-correlation of the input with every s-th
 * element of the kernel, in reverse order. One convolution computes the phases of both sides as channels, s x s pixels are put
 * together from them, and the margin is cut off.
 *
 * @param operation sizes
 */
record SubPixelPhases(TransposedConvolution operation) {
    private static final Shape UNIT = new Shape(1, 1);

    /**
     * The output {@code [N, outputs, H', W']}.
     *
     * @param weight {@code [C, outputs, kernel, kernel]}
     * @param bias {@code [outputs]}
     */
    NDArray convolve(NDManager step, NDArray input, NDArray weight, @Nullable NDArray bias) {
        Shape in = input.getShape();
        long stride = operation.stride();
        long height = operation.outputSide(Math.toIntExact(in.get(2)));
        long width = operation.outputSide(Math.toIntExact(in.get(3)));
        long margin = margin();
        NDArray phases = Conv2d.conv2d(
                        input,
                        phaseKernels(step, weight),
                        bias == null ? null : phaseBias(step, bias),
                        UNIT,
                        new Shape(margin, margin),
                        UNIT,
                        1)
                .singletonOrThrow();
        Shape out = phases.getShape();
        NDArray pixels = MemoryLayout.channelsInnermost(phases)
                .reshape(in.get(0), out.get(2), out.get(3), stride, stride, operation.outputs())
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(in.get(0), out.get(2) * stride, out.get(3) * stride, operation.outputs());
        // The convolution's first row is q = taps - 1 - margin.
        long top = operation.padding() - stride * (taps() - 1 - margin);
        return MemoryLayout.pixelsFirst(
                pixels.get(new NDIndex(":, {}:{}, {}:{}", top, top + height, top, top + width)));
    }

    /** Elements of the kernel that a phase sees along a side. */
    private long taps() {
        return (operation.kernel() + operation.stride() - 1L) / operation.stride();
    }

    /**
     * The least padding with which the convolution reaches the first row of the output, {@code q = floor(padding / s)}, and the
     * last one, {@code q = H - 1 + floor((kernel + outputPadding - 1 - padding) / s)}.
     */
    private long margin() {
        long before = taps() - 1 - operation.padding() / operation.stride();
        long behind = Math.floorDiv(
                operation.kernel() + operation.outputPadding() - 1L - operation.padding(), operation.stride());
        return Math.max(0, Math.max(before, behind));
    }

    /** {@code [C, outputs, k, k] -> [s s outputs, C, taps, taps]}. */
    private NDArray phaseKernels(NDManager step, NDArray weight) {
        long stride = operation.stride();
        long outputs = operation.outputs();
        long channels = weight.getShape().get(0);
        long missing = taps() * stride - operation.kernel();
        NDArray kernel = StepView.of(step, weight);
        NDArray padded = missing == 0 ? kernel : kernel.pad(new Shape(0, missing, 0, missing), 0);
        return padded.reshape(channels, outputs, taps(), stride, taps(), stride)
                .flip(2, 4)
                .transpose(3, 5, 1, 0, 2, 4)
                .reshape(stride * stride * outputs, channels, taps(), taps());
    }

    private NDArray phaseBias(NDManager step, NDArray bias) {
        long phases = (long) operation.stride() * operation.stride();
        return StepView.of(step, bias, new Shape(1, operation.outputs()))
                .broadcast(phases, operation.outputs())
                .reshape(-1);
    }
}
