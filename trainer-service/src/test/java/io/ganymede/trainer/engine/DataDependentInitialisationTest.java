package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataDependentInitialisationTest {
    private static final WeightNormalisation WEIGHT = WeightNormalisation.WEIGHT;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void lengthAndBiasFollowTheFormula() {
        // Given y = 2 x + 0.5, so that x = 1 and 3 give 2.5 and 6.5: mean 4.5, deviation 2
        NetworkDescription description = new NetworkBuilder("line")
                .input("x", Shape.of(1))
                .node("dense", new Dense(1, true, WEIGHT))
                .output("value")
                .build();
        Map<String, Tensor> values = Map.of(
                "dense.weight", Tensor.ofFloats(List.of(1L, 1L), new float[] {7}),
                "dense.bias", Tensor.ofFloats(List.of(1L), new float[] {0.5f}),
                "dense.gain", Tensor.ofFloats(List.of(1L), new float[] {2}));
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), description, values);
                NDManager step = engine.arrays().newSubManager()) {
            NDArray x = step.create(new float[] {1, 3}, new ai.djl.ndarray.types.Shape(2, 1));

            // When
            network.initialiseFromData(step, Map.of("x", x));

            // Then g = 2 / 2 and b = (0.5 - 4.5) / 2
            assertThat(network.parameter("dense.gain").toFloatArray()).containsExactly(1);
            assertThat(network.parameter("dense.bias").toFloatArray()).containsExactly(-2);
            assertThat(network.parameter("dense.weight").toFloatArray()).containsExactly(7);
            assertThat(network.forward(step, Map.of("x", x), false)
                            .value("value")
                            .toFloatArray())
                    .containsExactly(new float[] {-1, 1}, within(1e-6f));
        }
    }

    /** Also the convolution before the pixel shuffle, whose outputs the engine keeps in another order. */
    @Test
    void everyChannelOfEveryNodeStartsWithMeanZeroAndVarianceOne() {
        NetworkDescription description = new NetworkBuilder("deep")
                .input("x", Shape.of(3, 4, 4))
                .node("conv", new Convolution(8, 3, 1, 1, true, WEIGHT))
                .node("shuffle", new PixelShuffle(2))
                .output("shuffled")
                .node("leaky", new LeakyRelu(0.2))
                .node("deconv", new TransposedConvolution(5, 4, 2, 1, 0, true, WEIGHT))
                .output("image")
                .node("norm", new BatchNorm(1e-5, 0.1))
                .node("flat", new Flatten())
                .node("logits", new Dense(7, true, WEIGHT))
                .output("logits")
                .build();
        try (DjlNetwork network = network(description);
                NDManager step = engine.arrays().newSubManager()) {
            NDArray x = step.randomNormal(0.3f, 2, new ai.djl.ndarray.types.Shape(32, 3, 4, 4), DataType.FLOAT32);
            network.initialiseFromData(step, Map.of("x", x));
            Outputs outputs = network.forward(step, Map.of("x", x), true);
            // out[c, 2 h + i, 2 w + j] = in[4 c + 2 i + j, h, w]
            assertStandard(outputs.value("shuffled")
                    .reshape(32, 2, 4, 2, 4, 2)
                    .transpose(0, 2, 4, 1, 3, 5)
                    .reshape(-1, 8));
            assertStandard(outputs.value("image").transpose(0, 2, 3, 1).reshape(-1, 5));
            assertStandard(outputs.value("logits"));
        }
    }

    @Test
    void onlyNormalisedNodesWithABiasAreTouched() {
        NetworkDescription description = new NetworkBuilder("mixed")
                .input("x", Shape.of(3))
                .node("plain", new Dense(4, true))
                .node("spectral", new Dense(4, true, WeightNormalisation.SPECTRAL))
                .node("unbiased", new Dense(4, false, WEIGHT))
                .node("biased", new Dense(4, true, WEIGHT))
                .output("value")
                .build();
        try (DjlNetwork network = network(description);
                NDManager step = engine.arrays().newSubManager()) {
            Map<String, Tensor> before = network.toTensors();
            NDArray x = step.randomNormal(0, 1, new ai.djl.ndarray.types.Shape(16, 3), DataType.FLOAT32);
            network.initialiseFromData(step, Map.of("x", x));
            Map<String, Tensor> after = network.toTensors();
            List<String> changed = before.keySet().stream()
                    .filter(name -> !Arrays.equals(floats(before, name), floats(after, name)))
                    .toList();
            // The pass is one in training, so that the vector of the spectral node moves.
            assertThat(changed).containsExactlyInAnyOrder("biased.gain", "biased.bias", "spectral.left-vector");
        }
    }

    private DjlNetwork network(NetworkDescription description) {
        return new DjlNetwork(
                engine.arrays(), description, Initialisation.dcgan().parameters(description, 4));
    }

    private static float[] floats(Map<String, Tensor> values, String name) {
        return Objects.requireNonNull(values.get(name)).toFloats();
    }

    /** Rows are examples, columns channels. */
    private static void assertStandard(NDArray rows) {
        NDArray mean = rows.mean(new int[] {0});
        NDArray variance = rows.sub(mean).square().mean(new int[] {0});
        for (float value : mean.toFloatArray()) {
            assertThat(value).isCloseTo(0, within(1e-5f));
        }
        for (float value : variance.toFloatArray()) {
            assertThat(value).isCloseTo(1, within(1e-4f));
        }
    }
}
