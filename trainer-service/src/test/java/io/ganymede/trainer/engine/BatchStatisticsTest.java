package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchStatisticsTest {
    private static final NetworkDescription NORM = new NetworkBuilder("norm")
            .input("x", Shape.of(1))
            .node("norm", new BatchNorm(1e-5, 0.25))
            .output("value")
            .build();

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void trainingUsesTheBatchAndKeepsBiasedRunningStatistics() {
        // Given a batch with mean 2.5 and biased variance 1.25
        try (DjlNetwork network = network();
                NDManager step = engine.arrays().newSubManager()) {
            // When it passes in training
            float[] out = forward(network, step, true, 1, 2, 3, 4);
            // Then it is normalised by its own statistics, scale 2 and shift 1
            assertThat(out[0]).isCloseTo((float) (2 * -1.5 / Math.sqrt(1.25 + 1e-5) + 1), within(1e-5f));
            // and the running ones are 3/4 old and 1/4 new
            assertThat(value(network, "norm.running-mean")).isCloseTo(0.75f * 10 + 0.25f * 2.5f, within(1e-5f));
            assertThat(value(network, "norm.running-variance")).isCloseTo(0.75f * 4 + 0.25f * 1.25f, within(1e-5f));
        }
    }

    @Test
    void inferenceUsesRunningStatisticsAndKeepsThem() {
        try (DjlNetwork network = network();
                NDManager step = engine.arrays().newSubManager()) {
            float[] out = forward(network, step, false, 12, 14);
            assertThat(out[0]).isCloseTo(2 * 2 / 2f + 1, within(1e-4f));
            assertThat(out[1]).isCloseTo(2 * 4 / 2f + 1, within(1e-4f));
            assertThat(value(network, "norm.running-mean")).isEqualTo(10);
            assertThat(value(network, "norm.running-variance")).isEqualTo(4);
        }
    }

    @Test
    void oneNetworkMayRunTwiceInARecording() {
        try (DjlNetwork network = network();
                NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            network.requireGradients(true);
            NDArray first = output(network, step, true, 1, 2);
            NDArray second = output(network, step, true, 3, 5);
            gradients.backward(first.add(second).sum());
            try (NDArray shift = network.parameter("norm.shift").getGradient()) {
                assertThat(shift.toFloatArray()).containsExactly(4);
            }
        }
    }

    private DjlNetwork network() {
        return new DjlNetwork(
                engine.arrays(),
                NORM,
                Map.of(
                        "norm.scale", scalar(2),
                        "norm.shift", scalar(1),
                        "norm.running-mean", scalar(10),
                        "norm.running-variance", scalar(4)));
    }

    private static Tensor scalar(float value) {
        return Tensor.ofFloats(List.of(1L), new float[] {value});
    }

    private static float value(DjlNetwork network, String name) {
        return network.parameter(name).toFloatArray()[0];
    }

    private static float[] forward(DjlNetwork network, NDManager step, boolean training, float... x) {
        return output(network, step, training, x).toFloatArray();
    }

    private static NDArray output(DjlNetwork network, NDManager step, boolean training, float... x) {
        NDArray input = step.create(x, new ai.djl.ndarray.types.Shape(x.length, 1));
        return network.forward(step, Map.of("x", input), training).value("value");
    }
}
