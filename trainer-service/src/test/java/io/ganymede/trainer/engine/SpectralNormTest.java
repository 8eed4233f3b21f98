package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.WeightNormalisation;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpectralNormTest {
    private static final float[] WEIGHT = {1, 2, -1, 0.5f, 0, 3}; // [2, 3]
    private static final float[] LEFT = {0.6f, 0.8f};

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final NDArray weight = engine.arrays().create(WEIGHT, new Shape(2, 3));
    private final NDArray u = engine.arrays().create(LEFT);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aPassInTrainingIsOneStepOfTheIteration() {
        try (NDManager step = engine.arrays().newSubManager()) {
            Iteration expected = new Iteration(LEFT);
            float[] found = new SpectralNorm(0, u).normalise(step, weight, true).toFloatArray();
            for (int i = 0; i < WEIGHT.length; i++) {
                assertThat(found[i]).isCloseTo((float) (WEIGHT[i] / expected.sigma), within(1e-6f));
            }
            assertThat(u.toFloatArray())
                    .containsExactly(new float[] {(float) expected.u[0], (float) expected.u[1]}, within(1e-6f));
        }
    }

    @Test
    void inferenceTakesTheKeptVectorAndKeepsIt() {
        // V^T u = (0.6 + 0.4, 1.2, -0.6 + 2.4)
        float sigma = (float) Math.sqrt(1 + 1.44 + 3.24);
        try (NDManager step = engine.arrays().newSubManager()) {
            float[] found =
                    new SpectralNorm(0, u).normalise(step, weight, false).toFloatArray();
            for (int i = 0; i < WEIGHT.length; i++) {
                assertThat(found[i]).isCloseTo(WEIGHT[i] / sigma, within(1e-6f));
            }
            assertThat(u.toFloatArray()).containsExactly(LEFT);

            // An average of networks averages their vectors too, and is shorter.
            u.muli(0.5f);
            assertThat(new SpectralNorm(0, u).normalise(step, weight, false).toFloatArray())
                    .containsExactly(found, within(1e-6f));
        }
    }

    @Test
    void theLargestSingularValueBecomesOne() {
        // [[3, 0], [4, 5]] has the singular values sqrt(45) and sqrt(5).
        NDArray known = engine.arrays().create(new float[] {3, 0, 4, 5}, new Shape(2, 2));
        try (NDManager step = engine.arrays().newSubManager()) {
            SpectralNorm norm = new SpectralNorm(0, u);
            for (int pass = 0; pass < 20; pass++) {
                norm.normalise(step, known, true);
            }
            float sigma = (float) Math.sqrt(45);
            float[] expected = {3 / sigma, 0, 4 / sigma, 5 / sigma};
            assertThat(norm.normalise(step, known, true).toFloatArray()).containsExactly(expected, within(1e-6f));
            assertThat(norm.normalise(step, known, false).toFloatArray()).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void theVectorsAreConstantsToTheGradient() {
        // W = V / s with s = u^T V v: dL/dV = G / s - (sum G V) / s^2 u v^T for G = dL/dW
        float[] upstream = {1, -2, 0.5f, 3, 1, -1};
        Iteration at = new Iteration(LEFT);
        double product = 0;
        for (int i = 0; i < WEIGHT.length; i++) {
            product += upstream[i] * WEIGHT[i];
        }
        weight.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            NDArray normalised = new SpectralNorm(0, u).normalise(step, weight, true);
            gradients.backward(
                    normalised.mul(step.create(upstream, new Shape(2, 3))).sum());
            float[] found = weight.getGradient().toFloatArray();
            for (int i = 0; i < WEIGHT.length; i++) {
                double expected = upstream[i] / at.sigma - product / (at.sigma * at.sigma) * at.u[i / 3] * at.v[i % 3];
                assertThat(found[i]).isCloseTo((float) expected, within(1e-6f));
            }
        }
    }

    @Test
    void aTransposedConvolutionHasItsOutputsOnTheSecondAxis() {
        // [in 3, out 2, 1, 1] with the same matrix [out, in]
        NDArray swapped = weight.transpose().reshape(3, 2, 1, 1).duplicate();
        NDArray other = u.duplicate();
        try (NDManager step = engine.arrays().newSubManager()) {
            NDArray expected = new SpectralNorm(0, u).normalise(step, weight, true);
            NDArray found = new SpectralNorm(1, other).normalise(step, swapped, true);
            assertThat(found.getShape()).isEqualTo(swapped.getShape());
            assertThat(found.toFloatArray())
                    .containsExactly(expected.transpose().toFloatArray(), within(1e-6f));
            assertThat(other.toFloatArray()).containsExactly(u.toFloatArray(), within(1e-6f));
        }
    }

    @Test
    void passesOfOneRecordingDoNotSpoilEachOther() {
        // Given the gradients of three passes, each recorded alone
        NDArray kept = u.duplicate();
        float[] sum = new float[WEIGHT.length];
        boolean[] modes = {false, true, true};
        for (boolean training : modes) {
            float[] alone = gradient(training);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += alone[i];
            }
        }
        float[] moved = u.toFloatArray();

        // When they are recorded together, the first one in inference mode and thus with the vector that the next one
        // moves
        u.muli(0).addi(kept);
        float[] together = gradient(modes);

        // Then
        assertThat(together).containsExactly(sum, within(1e-5f));
        assertThat(u.toFloatArray()).containsExactly(moved);
    }

    @Test
    void aNetworkTrainsItsWeightAndNotTheVector() {
        NetworkDescription description = new NetworkBuilder("net")
                .input("x", io.ganymede.common.network.Shape.of(3))
                .node("dense", new Dense(2, true, WeightNormalisation.SPECTRAL))
                .output("value")
                .build();
        try (DjlNetwork network = new DjlNetwork(
                engine.arrays(), description, Initialisation.dcgan().parameters(description, 1))) {
            assertThat(network.parameters()).containsOnlyKeys("dense.weight", "dense.bias", "dense.left-vector");
            assertThat(network.trainable()).containsOnlyKeys("dense.weight", "dense.bias");
            float[] before = network.parameter("dense.left-vector").toFloatArray();
            try (NDManager step = engine.arrays().newSubManager()) {
                NDArray x = step.ones(new Shape(4, 3));
                network.forward(step, Map.of("x", x), false);
                assertThat(network.parameter("dense.left-vector").toFloatArray())
                        .containsExactly(before);
                network.forward(step, Map.of("x", x), true);
                assertThat(network.parameter("dense.left-vector").toFloatArray())
                        .isNotEqualTo(before);
            }
        }
    }

    /** The gradient of the sum of squares of all passes' weights, weighted by position. */
    private float[] gradient(boolean... modes) {
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            NDArray fresh = step.create(WEIGHT, new Shape(2, 3)); // gradients would add up
            fresh.setRequiresGradient(true);
            NDArray factors = step.arange(6f).reshape(2, 3);
            NDArray loss = step.zeros(new Shape());
            for (boolean training : modes) {
                NDArray normalised = new SpectralNorm(0, u).normalise(step, fresh, training);
                loss = loss.add(normalised.square().mul(factors).sum());
            }
            gradients.backward(loss);
            return fresh.getGradient().toFloatArray();
        }
    }

    /** One step of the power iteration, in float64. */
    private static final class Iteration {
        final double[] v = new double[3];
        final double[] u = new double[2];
        final double sigma;

        Iteration(float[] left) {
            for (int i = 0; i < WEIGHT.length; i++) {
                v[i % 3] += WEIGHT[i] * left[i / 3];
            }
            unit(v);
            for (int i = 0; i < WEIGHT.length; i++) {
                u[i / 3] += WEIGHT[i] * v[i % 3];
            }
            unit(u);
            double product = 0;
            for (int i = 0; i < WEIGHT.length; i++) {
                product += u[i / 3] * WEIGHT[i] * v[i % 3];
            }
            sigma = product;
        }

        private static void unit(double[] vector) {
            double squares = 0;
            for (double element : vector) {
                squares += element * element;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= Math.sqrt(squares);
            }
        }
    }
}
