package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitialisationTest {
    private static final NetworkDescription NETWORK = new NetworkBuilder("network")
            .input("x", Shape.of(16, 4, 4))
            .node("conv", new Convolution(128, 3, 1, 1, true))
            .node("shuffle", new PixelShuffle(2))
            .node("norm", new BatchNorm(1e-5, 0.1))
            .node("last", new Convolution(16, 3, 1, 1, true))
            .output("value")
            .build();

    private final Map<String, Tensor> values = Initialisation.dcgan().parameters(NETWORK, 7);

    @Test
    void subPixelsOfAChannelStartEqual() {
        float[] weights = floats("conv.weight");
        int filter = 16 * 9;
        for (int output = 0; output < 128; output += 4) {
            float[] first = Arrays.copyOfRange(weights, output * filter, (output + 1) * filter);
            for (int other = output + 1; other < output + 4; other++) {
                assertThat(Arrays.copyOfRange(weights, other * filter, (other + 1) * filter))
                        .containsExactly(first);
            }
        }
        assertThat(Arrays.copyOfRange(weights, 0, filter))
                .isNotEqualTo(Arrays.copyOfRange(weights, 4 * filter, 5 * filter));
    }

    @Test
    void weightsAreNormalAndTheRestIsNeutral() {
        float[] weights = floats("last.weight");
        double mean = mean(weights);
        double variance = IntStream.range(0, weights.length)
                .mapToDouble(i -> Math.pow(weights[i] - mean, 2))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.001));
        assertThat(Math.sqrt(variance)).isCloseTo(0.02, within(0.001));
        assertThat(mean(floats("norm.scale"))).isCloseTo(1, within(0.02));
        assertThat(floats("norm.shift")).containsOnly(0);
        assertThat(floats("norm.running-mean")).containsOnly(0);
        assertThat(floats("norm.running-variance")).containsOnly(1);
        assertThat(floats("last.bias")).containsOnly(0);
    }

    @Test
    void seedDecides() {
        Map<String, Tensor> same = Initialisation.dcgan().parameters(NETWORK, 7);
        Map<String, Tensor> other = Initialisation.dcgan().parameters(NETWORK, 8);
        assertThat(floats("last.weight")).containsExactly(floats(same, "last.weight"));
        assertThat(floats("last.weight")).isNotEqualTo(floats(other, "last.weight"));
    }

    private float[] floats(String name) {
        return floats(values, name);
    }

    private static float[] floats(Map<String, Tensor> values, String name) {
        return Objects.requireNonNull(values.get(name)).toFloats();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
