package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientNormsTest {
    private static final NetworkDescription TWO_HEADS = new NetworkBuilder("two-heads")
            .input("x", Shape.of(2))
            .node("first", new Dense(1, true), "x")
            .output("first")
            .node("second", new Dense(1, false), "x")
            .output("second")
            .build();

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final DjlNetwork network = new DjlNetwork(
            engine.arrays(),
            TWO_HEADS,
            Map.of(
                    "first.weight", zeros(1L, 2L),
                    "first.bias", zeros(1L),
                    "second.weight", zeros(1L, 2L)));

    @AfterEach
    void close() {
        network.close();
        engine.close();
    }

    /** The gradient of a dense head's output is its input, of its bias 1. */
    @Test
    void normsAreThoseOfTheNamedParametersTogether() {
        network.requireGradients(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray x = step.create(new float[] {2, -2}, new ai.djl.ndarray.types.Shape(1, 2));
            Outputs outputs = network.forward(step, Map.of("x", x), true);
            recording.backward(
                    outputs.value("first").add(outputs.value("second").mul(3)).sum());
            int owned = engine.arrays().getManagedArrays().size();
            assertThat(GradientNorms.of(network, List.of("first.weight", "first.bias")))
                    .isCloseTo(3, within(1e-6)); // 4 + 4 + 1
            assertThat(GradientNorms.of(network, List.of("second.weight"))).isCloseTo(Math.sqrt(72), within(1e-6));
            assertThat(GradientNorms.of(network)).isCloseTo(9, within(1e-6));
            assertThat(GradientNorms.of(network, List.of())).isZero();
            assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
        }
    }

    @Test
    void parametersThatNoLossLedToCountAsZero() {
        network.requireGradients(true);
        assertThat(GradientNorms.of(network)).isZero();
    }

    @Test
    void unknownAndUntrainedParametersAreRefused() {
        assertThatThrownBy(() -> GradientNorms.of(network, List.of("third.weight")))
                .hasMessageContaining("third.weight")
                .hasMessageContaining("second.weight");
        assertThatThrownBy(() -> GradientNorms.of(network)).isInstanceOf(IllegalStateException.class);
    }

    private static Tensor zeros(Long... shape) {
        int size = Stream.of(shape).mapToInt(Long::intValue).reduce(1, Math::multiplyExact);
        return Tensor.ofFloats(List.of(shape), new float[size]);
    }
}
