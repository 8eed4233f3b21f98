package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdamOptimizerTest {
    private static final NetworkDescription PRODUCT = new NetworkBuilder("product")
            .input("x", Shape.of(2))
            .node("dense", new Dense(1, false))
            .output("value")
            .build();
    private static final Map<String, Tensor> WEIGHTS =
            Map.of("dense.weight", Tensor.ofFloats(List.of(1L, 2L), new float[] {0.5f, -1}));

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void weightsFollowTheFormula() {
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), PRODUCT, WEIGHTS);
                AdamOptimizer adam = new AdamOptimizer(engine.arrays(), network, 0.5, 0.999)) {
            network.requireGradients(true);
            double[] w = {0.5, -1};
            double[] m = new double[2];
            double[] v = new double[2];
            for (int t = 1; t <= 5; t++) {
                float[] x = {t, -2f / t}; // the gradient of w x
                step(network, adam, x);
                for (int i = 0; i < 2; i++) {
                    m[i] = 0.5 * m[i] + 0.5 * x[i];
                    v[i] = 0.999 * v[i] + 0.001 * x[i] * x[i];
                    double unbiased = m[i] / (1 - Math.pow(0.5, t));
                    w[i] -= 0.01 * unbiased / Math.sqrt(v[i] / (1 - Math.pow(0.999, t)));
                }
                float[] found = network.parameter("dense.weight").toFloatArray();
                assertThat(found[0]).isCloseTo((float) w[0], within(1e-5f));
                assertThat(found[1]).isCloseTo((float) w[1], within(1e-5f));
            }
            assertThat(adam.updates()).isEqualTo(5);
        }
    }

    @Test
    void gradientsAreSpentByAnUpdate() {
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), PRODUCT, WEIGHTS);
                AdamOptimizer adam = new AdamOptimizer(engine.arrays(), network, 0.5, 0.999)) {
            network.requireGradients(true);
            step(network, adam, new float[] {3, 4});
            try (NDArray left = network.parameter("dense.weight").getGradient()) {
                assertThat(left.toFloatArray()).containsOnly(0);
            }
        }
    }

    @Test
    void restoredOptimizerContinuesExactly() {
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), PRODUCT, WEIGHTS);
                AdamOptimizer adam = new AdamOptimizer(engine.arrays(), network, 0.5, 0.999)) {
            network.requireGradients(true);
            step(network, adam, new float[] {3, 4});
            try (DjlNetwork copy = new DjlNetwork(engine.arrays(), PRODUCT, network.toTensors());
                    AdamOptimizer continued = new AdamOptimizer(engine.arrays(), copy, 0.5, 0.999)) {
                copy.requireGradients(true);
                continued.restore(adam.toTensors(), adam.updates());
                step(network, adam, new float[] {-1, 2});
                step(copy, continued, new float[] {-1, 2});
                assertThat(copy.parameter("dense.weight").toFloatArray())
                        .containsExactly(network.parameter("dense.weight").toFloatArray());
            }
        }
    }

    private void step(DjlNetwork network, AdamOptimizer adam, float[] x) {
        try (NDManager arrays = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            NDArray input = arrays.create(x, new ai.djl.ndarray.types.Shape(1, 2));
            gradients.backward(network.forward(arrays, Map.of("x", input), true)
                    .value("value")
                    .sum());
            adam.update(0.01);
        }
    }
}
