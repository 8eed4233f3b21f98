package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.TransposedConvolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transposed convolutions of every small size against their definition, with the gradients of input, weight and bias. */
class SubPixelPhasesTest {
    private static final int BATCH = 2;
    private static final int CHANNELS = 2;
    private static final int OUTPUTS = 3;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;

    /** Sums of at most some hundred products of float32 numbers near 1. */
    private static final float TOLERANCE = 2e-5f;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyKernelStrideAndPaddingFollowsTheDefinition() {
        int checked = 0;
        for (int kernel = 1; kernel <= 5; kernel++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int padding = 0; padding <= 4; padding++) {
                    for (int outputPadding = 0; outputPadding < stride; outputPadding++) {
                        TransposedConvolution operation =
                                new TransposedConvolution(OUTPUTS, kernel, stride, padding, outputPadding, true);
                        if (operation.outputSide(ROWS) >= 1) {
                            check(operation);
                            checked++;
                        }
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(200);
    }

    @Test
    void theTwoSidesMayDifferAndABiasMayLack() {
        try (NDManager step = engine.arrays().newSubManager()) {
            // One pixel spreads the kernel, as it is, over the output.
            NDArray pixel = step.ones(new Shape(1, 1, 1, 1));
            NDArray kernel = step.arange(25f).reshape(1, 1, 5, 5);
            NDArray output = new SubPixelPhases(new TransposedConvolution(1, 5, 3, 0, 0, false))
                    .convolve(step, pixel, kernel, null);
            assertThat(output.getShape()).isEqualTo(new Shape(1, 1, 5, 5));
            assertThat(output.toFloatArray()).containsExactly(kernel.toFloatArray());
        }
    }

    private void check(TransposedConvolution operation) {
        Direct direct = new Direct(operation);
        int k = operation.kernel();
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            NDArray input = trainable(step, direct.input, new Shape(BATCH, CHANNELS, ROWS, COLUMNS));
            NDArray weight = trainable(step, direct.weight, new Shape(CHANNELS, OUTPUTS, k, k));
            NDArray bias = trainable(step, direct.bias, new Shape(OUTPUTS));
            NDArray output = new SubPixelPhases(operation).convolve(step, input, weight, bias);
            assertThat(output.getShape())
                    .as("%s", operation)
                    .isEqualTo(new Shape(BATCH, OUTPUTS, direct.height, direct.width));
            gradients.backward(
                    output.mul(step.create(direct.upstream, output.getShape())).sum());
            assertClose(operation, "output", output.toFloatArray(), direct.output);
            assertClose(operation, "input gradient", input.getGradient().toFloatArray(), direct.inputGradient);
            assertClose(operation, "weight gradient", weight.getGradient().toFloatArray(), direct.weightGradient);
            assertClose(operation, "bias gradient", bias.getGradient().toFloatArray(), direct.biasGradient);
        }
    }

    private static NDArray trainable(NDManager step, float[] values, Shape shape) {
        NDArray array = step.create(values, shape);
        array.setRequiresGradient(true);
        return array;
    }

    private static void assertClose(TransposedConvolution operation, String what, float[] found, double[] expected) {
        float[] rounded = new float[expected.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) expected[i];
        }
        assertThat(found).as("%s, %s", what, operation).containsExactly(rounded, within(TOLERANCE));
    }

    /** The definition, and the gradients of {@code sum(upstream output)}, as plain loops over all products. */
    private static final class Direct {
        final float[] input = normal("input", BATCH * CHANNELS * ROWS * COLUMNS);
        final float[] bias = normal("bias", OUTPUTS);
        final float[] weight;
        final float[] upstream;
        final int height;
        final int width;
        final double[] output;
        final double[] inputGradient = new double[input.length];
        final double[] weightGradient;
        final double[] biasGradient = new double[OUTPUTS];

        Direct(TransposedConvolution operation) {
            int k = operation.kernel();
            height = Math.toIntExact(operation.outputSide(ROWS));
            width = Math.toIntExact(operation.outputSide(COLUMNS));
            weight = normal("weight", CHANNELS * OUTPUTS * k * k);
            weightGradient = new double[weight.length];
            output = new double[BATCH * OUTPUTS * height * width];
            upstream = normal("upstream", output.length);
            for (int at = 0; at < output.length; at++) {
                int o = at / (height * width) % OUTPUTS;
                output[at] = bias[o];
                biasGradient[o] += upstream[at];
                for (int source = 0; source < CHANNELS * ROWS * COLUMNS; source++) {
                    int row = at / width % height + operation.padding() - source / COLUMNS % ROWS * operation.stride();
                    int column = at % width + operation.padding() - source % COLUMNS * operation.stride();
                    if (row >= 0 && row < k && column >= 0 && column < k) {
                        int c = source / (ROWS * COLUMNS);
                        int w = ((c * OUTPUTS + o) * k + row) * k + column;
                        int x = at / (OUTPUTS * height * width) * CHANNELS * ROWS * COLUMNS + source;
                        output[at] += (double) weight[w] * input[x];
                        weightGradient[w] += (double) upstream[at] * input[x];
                        inputGradient[x] += (double) upstream[at] * weight[w];
                    }
                }
            }
        }

        private static float[] normal(String name, int size) {
            float[] values = new float[size];
            new PhiloxStream(3, name, 0).normal(values);
            return values;
        }
    }
}
