package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightNormTest {
    private static final Shape SHAPE = new Shape(2, 2);

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final NDArray direction = engine.arrays().create(new float[] {3, 4, 5, 12}, SHAPE);
    private final NDArray gain = engine.arrays().create(new float[] {10, -26});

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyOutputGetsItsLength() {
        try (NDManager step = engine.arrays().newSubManager()) {
            assertThat(new WeightNorm(0, gain).normalise(step, direction).toFloatArray())
                    .containsExactly(new float[] {6, 8, -10, -24}, within(1e-5f));
        }
    }

    @Test
    void aTransposedConvolutionHasItsOutputsOnTheSecondAxis() {
        // [in 2, out 2, 1, 1]: output 0 is (3, 5), output 1 is (4, 12)
        NDArray kernels = direction.reshape(2, 2, 1, 1);
        try (NDManager step = engine.arrays().newSubManager()) {
            float first = (float) (10 / Math.sqrt(34));
            float second = (float) (-26 / Math.sqrt(160));
            NDArray found = new WeightNorm(1, gain).normalise(step, kernels);
            assertThat(found.getShape()).isEqualTo(new Shape(2, 2, 1, 1));
            assertThat(found.toFloatArray())
                    .containsExactly(new float[] {3 * first, 4 * second, 5 * first, 12 * second}, within(1e-5f));
        }
    }

    /** Salimans and Kingma 2016, arXiv 1602.07868, section 2: {@code dg = dw v / |v|}, {@code dv = g / |v| dw - g dg / |v|^2 v}. */
    @Test
    void gradientsFollowThePaper() {
        float[] v = {3, 4, 5, 12};
        float[] g = {10, -26};
        float[] dw = {1, -2, 0.5f, 3};
        direction.setRequiresGradient(true);
        gain.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            NDArray weight = new WeightNorm(0, gain).normalise(step, direction);
            gradients.backward(weight.mul(step.create(dw, SHAPE)).sum());
            double[] length = {5, 13};
            double[] dg = {(3 - 8) / 5.0, (2.5 + 36) / 13};
            assertThat(gain.getGradient().toFloatArray())
                    .containsExactly(new float[] {(float) dg[0], (float) dg[1]}, within(1e-5f));
            float[] dv = direction.getGradient().toFloatArray();
            for (int i = 0; i < 4; i++) {
                int o = i / 2;
                double expected = g[o] / length[o] * dw[i] - g[o] * dg[o] / (length[o] * length[o]) * v[i];
                assertThat(dv[i]).isCloseTo((float) expected, within(1e-5f));
            }
        }
    }
}
