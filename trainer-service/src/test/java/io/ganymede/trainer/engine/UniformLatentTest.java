package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.UniformLatent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UniformLatentTest {
    private static final NetworkDescription NETWORK = new NetworkBuilder("latents")
            .input("z", io.ganymede.common.network.Shape.of(8))
            .node("uniform", new UniformLatent())
            .output("value")
            .build();

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void valuesAreThoseOfTheNormalDistribution() {
        // The shares of normal numbers between -x and x: of one, two, three deviations, and the quantile of 95 %.
        float[] x = {0, 1, 2, 3, 1.959964f, -1, -6, 1e-4f};
        float[] shares = {0, 0.6826895f, 0.9544997f, 0.9973002f, 0.95f, -0.6826895f, -1, 7.978846e-5f};
        try (NDManager step = engine.arrays().newSubManager()) {
            assertThat(uniform(step, step.create(x, new Shape(1, 8)))).containsExactly(shares, within(2e-7f));
        }
    }

    @Test
    void normalNumbersBecomeUniform() {
        try (NDManager step = engine.arrays().newSubManager()) {
            float[] values = uniform(step, step.randomNormal(0, 1, new Shape(5_000, 8), DataType.FLOAT32));
            Arrays.sort(values);
            // Kolmogorov and Smirnov's distance; 1.95 / sqrt(n) is passed once in a thousand times.
            for (int i = 0; i < values.length; i++) {
                assertThat((values[i] + 1) / 2.0).isCloseTo((i + 0.5) / values.length, within(1.95 / 200));
            }
        }
    }

    private float[] uniform(NDManager step, NDArray z) {
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), NETWORK, Map.of())) {
            return network.forward(step, Map.of("z", z), false).value("value").toFloatArray();
        }
    }
}
