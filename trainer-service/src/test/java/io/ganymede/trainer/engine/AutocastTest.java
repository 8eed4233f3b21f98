package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutocastTest {
    private static final NetworkDescription NUMBER = new NetworkBuilder("number")
            .input("x", Shape.of(1))
            .node("dense", new Dense(1, false))
            .output("value")
            .build();
    private static final NetworkDescription IMAGES = new NetworkBuilder("images")
            .input("x", Shape.of(2, 8, 8))
            .node("conv1", new Convolution(8, 3, 1, 1, true))
            .node("shuffle", new PixelShuffle(2))
            .node("norm", new BatchNorm(1e-5, 0.1))
            .node("relu", new LeakyRelu(0.2))
            .node("conv2", new Convolution(4, 4, 2, 1, false))
            .node("flat", new Flatten())
            .node("dense", new Dense(3, true))
            .output("value")
            .build();
    /** Halfway to the next bfloat16 number above 1, that is 1 + 1/128, ties go to the even one, 1. */
    private static final float BETWEEN = 1 + 0x1p-8f;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void productsRoundTheirInputs() {
        try (Autocast autocast = new Autocast(engine, Precision.BFLOAT16);
                DjlNetwork network = new DjlNetwork(engine.arrays(), NUMBER, Map.of("dense.weight", number(BETWEEN)));
                NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            network.requireGradients(true);
            NDArray x = step.create(new float[] {BETWEEN}, new ai.djl.ndarray.types.Shape(1, 1));
            NDArray exact = network.forward(step, Map.of("x", x), true).value("value");
            assertThat(exact.toFloatArray()).containsExactly(BETWEEN * BETWEEN);
            NDArray rounded =
                    network.forward(step, Map.of("x", x), true, autocast).value("value");
            recording.backward(rounded.sum());
            assertThat(rounded.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(rounded.toFloatArray()).containsExactly(1);
            try (NDArray gradient = network.parameter("dense.weight").getGradient()) {
                assertThat(gradient.getDataType()).isEqualTo(DataType.FLOAT32);
                assertThat(gradient.toFloatArray()).containsExactly(1); // x as it was multiplied, not BETWEEN
            }
        }
    }

    @Test
    void networkComputesAndLearnsNearlyTheSame() {
        try (DjlNetwork network = images();
                Autocast autocast = new Autocast(engine, Precision.BFLOAT16)) {
            Map<String, float[]> exact = pass(network, Autocast.OFF);
            Map<String, float[]> low = pass(network, autocast);
            assertThat(low.keySet()).isEqualTo(exact.keySet()).contains("value", "conv1.weight", "norm.scale");
            exact.forEach((name, values) -> assertThat(difference(values, Objects.requireNonNull(low.get(name))))
                    .as(name)
                    .isBetween(1e-5, 0.03));
        }
    }

    @Test
    void float32IsTheSameBytes() {
        try (DjlNetwork network = images();
                Autocast autocast = new Autocast(engine, Precision.FLOAT32)) {
            Map<String, float[]> plain = pass(network, Autocast.OFF);
            pass(network, autocast)
                    .forEach((name, values) -> assertThat(values).as(name).containsExactly(plain.get(name)));
        }
    }

    @Test
    void passesLeaveNoArraysBehind() {
        try (DjlNetwork network = images();
                Autocast autocast = new Autocast(engine, Precision.BFLOAT16)) {
            pass(network, autocast);
            int owned = engine.arrays().getManagedArrays().size();
            pass(network, autocast);
            assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
        }
    }

    @Test
    void float16IsRefusedOnACpu() {
        assertThatThrownBy(() -> new Autocast(engine, Precision.FLOAT16))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContaining("float16")
                .hasMessageContaining("cpu")
                .hasMessageContaining("[bfloat16, float32]");
    }

    @Test
    void emulationIsAnnounced() {
        assertThat(Precision.BFLOAT16.warning(engine))
                .hasValueSatisfying(text -> assertThat(text).contains("bfloat16", "emulates"));
        assertThat(Precision.FLOAT32.warning(engine)).isEmpty();
        assertThat(Precision.REGISTRY.names()).containsExactly("bfloat16", "float16", "float32");
    }

    private DjlNetwork images() {
        DjlNetwork network =
                new DjlNetwork(engine.arrays(), IMAGES, Initialisation.he().parameters(IMAGES, 3));
        network.requireGradients(true);
        return network;
    }

    /** The network's output for a fixed batch, and the gradients of its squared sum. */
    private Map<String, float[]> pass(DjlNetwork network, Autocast autocast) {
        Map<String, float[]> found = new LinkedHashMap<>();
        engine.seed(2);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray x = step.randomNormal(new ai.djl.ndarray.types.Shape(5, 2, 8, 8));
            NDArray value =
                    network.forward(step, Map.of("x", x), true, autocast).value("value");
            recording.backward(value.square().sum());
            found.put("value", value.toFloatArray());
        }
        network.trainable().forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                found.put(name, gradient.toFloatArray());
                gradient.subi(gradient);
            }
        });
        return found;
    }

    /** Length of the difference, as a part of the length of the first. */
    private static double difference(float[] expected, float[] found) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) found[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / length);
    }

    private static Tensor number(float value) {
        return Tensor.ofFloats(List.of(1L, 1L), new float[] {value});
    }
}
