package io.ganymede.trainer.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightClippingTest {
    private static final NetworkDescription CRITIC = new NetworkBuilder("critic")
            .input("x", Shape.of(4))
            .node("dense", new Dense(1, true))
            .node("norm", new BatchNorm(1e-5, 0.1))
            .output("score")
            .build();

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final DjlNetwork network = new DjlNetwork(
            engine.arrays(),
            CRITIC,
            Map.of(
                    "dense.weight", Tensor.ofFloats(List.of(1L, 4L), new float[] {-7, 0.003f, 0.02f, Float.NaN}),
                    "dense.bias", number(-0.5f),
                    "norm.scale", number(1),
                    "norm.shift", number(0),
                    "norm.running-mean", number(3),
                    "norm.running-variance", number(4)));

    @AfterEach
    void close() {
        network.close();
        engine.close();
    }

    @Test
    void parametersAreClippedAndBuffersAreNot() {
        network.requireGradients(true);
        int owned = engine.arrays().getManagedArrays().size();
        try (Gradients recording = Gradients.record()) {
            assertThat(recording).isNotNull();
            new WeightClipping(0.01).apply(network);
        }
        assertThat(values("dense.weight")).containsExactly(-0.01f, 0.003f, 0.01f, Float.NaN);
        assertThat(values("dense.bias")).containsExactly(-0.01f);
        assertThat(values("norm.scale")).containsExactly(0.01f);
        assertThat(values("norm.running-mean")).containsExactly(3);
        assertThat(values("norm.running-variance")).containsExactly(4);
        assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
    }

    @Test
    void limitOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new WeightClipping(0))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining("limit");
    }

    private float[] values(String parameter) {
        return network.parameter(parameter).toFloatArray();
    }

    private static Tensor number(float value) {
        return Tensor.ofFloats(List.of(1L), new float[] {value});
    }
}
