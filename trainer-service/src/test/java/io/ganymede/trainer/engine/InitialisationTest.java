package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
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

    @Test
    void whatNormalisationsKeepStartsWithoutEffect() {
        NetworkDescription network = new NetworkBuilder("normalised")
                .input("x", Shape.of(3, 4, 4))
                .input("y", Shape.of(5))
                .node("conv", new Convolution(6, 3, 1, 1, true, WeightNormalisation.WEIGHT), "x")
                .node("deconv", new TransposedConvolution(2, 4, 2, 1, 0, true, WeightNormalisation.WEIGHT))
                .node("spectral", new Convolution(32, 3, 1, 1, true, WeightNormalisation.SPECTRAL))
                .node("conditional", new ConditionalBatchNorm(1e-5, 0.1), "spectral", "y")
                .node("gain", new Gain(-0.25))
                .output("value")
                .build();
        Map<String, Tensor> first = Initialisation.dcgan().parameters(network, 7);
        float[] conv = floats(first, "conv.weight");
        for (int o = 0; o < 6; o++) {
            float[] filter = Arrays.copyOfRange(conv, o * 27, (o + 1) * 27);
            assertThat(floats(first, "conv.gain")[o]).isCloseTo(length(filter), within(1e-6f));
        }
        float[] deconv = floats(first, "deconv.weight"); // [6, 2, 4, 4]
        float[] second = new float[6 * 16];
        for (int c = 0; c < 6; c++) {
            System.arraycopy(deconv, (c * 2 + 1) * 16, second, c * 16, 16);
        }
        assertThat(floats(first, "deconv.gain")[1]).isCloseTo(length(second), within(1e-6f));
        assertThat(length(floats(first, "spectral.left-vector"))).isCloseTo(1, within(1e-6f));
        assertThat(floats(Initialisation.dcgan().parameters(network, 8), "spectral.left-vector"))
                .isNotEqualTo(floats(first, "spectral.left-vector"));
        assertThat(floats(first, "gain.gain")).containsExactly(-0.25f);
        assertThat(floats(first, "conditional.condition-shift")).containsOnly(0);
        assertThat(length(floats(first, "conditional.condition-scale")) / Math.sqrt(32 * 5))
                .isCloseTo(0.02, within(0.003));
        assertThat(floats(Initialisation.he().parameters(network, 7), "conditional.condition-scale"))
                .containsOnly(0);
    }

    @Test
    void heCountsTheInputsThatMeetInAnOutput() {
        NetworkDescription network = new NetworkBuilder("fans")
                .input("x", Shape.of(32, 4, 4))
                .node("conv", new Convolution(64, 3, 1, 1, false))
                .node("deconv", new TransposedConvolution(16, 4, 2, 1, 0, false))
                .output("value")
                .build();
        Map<String, Tensor> first = Initialisation.he().parameters(network, 7);
        float[] conv = floats(first, "conv.weight");
        assertThat(length(conv) / Math.sqrt(conv.length)).isCloseTo(Math.sqrt(2.0 / (32 * 9)), within(0.002));
        float[] deconv = floats(first, "deconv.weight");
        assertThat(length(deconv) / Math.sqrt(deconv.length)).isCloseTo(Math.sqrt(2.0 / (64 * 4)), within(0.002));
    }

    @Test
    void orthogonalWeightsHaveOrthonormalRowsOrColumns() {
        NetworkDescription network = new NetworkBuilder("orthogonal")
                .input("x", Shape.of(5, 4, 4))
                .node("wide", new Convolution(12, 3, 1, 1, false))
                .node("tall", new Convolution(40, 1, 1, 0, false))
                .node("norm", new BatchNorm(1e-5, 0.1))
                .output("value")
                .build();
        Map<String, Tensor> first = Initialisation.orthogonal().parameters(network, 7);
        float[] wide = floats(first, "wide.weight"); // 12 rows of 45
        float[] tall = floats(first, "tall.weight"); // 40 rows of 12
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double rows = 0;
                for (int k = 0; k < 45; k++) {
                    rows += (double) wide[i * 45 + k] * wide[j * 45 + k];
                }
                double columns = 0;
                for (int k = 0; k < 40; k++) {
                    columns += (double) tall[k * 12 + i] * tall[k * 12 + j];
                }
                assertThat(rows).isCloseTo(i == j ? 1 : 0, within(1e-6));
                assertThat(columns).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
        assertThat(floats(first, "norm.scale")).containsOnly(1);
        assertThat(floats(Initialisation.orthogonal().parameters(network, 8), "wide.weight"))
                .isNotEqualTo(wide);
    }

    @Test
    void uniformWeightsFillTheirRange() {
        float[] weights = floats(Initialisation.uniform(network -> 0.05).parameters(NETWORK, 7), "last.weight");
        Arrays.sort(weights);
        assertThat(weights[0]).isBetween(-0.05f, -0.0499f);
        assertThat(weights[weights.length / 2]).isCloseTo(0, within(0.003f));
        assertThat(weights[weights.length - 1]).isBetween(0.0499f, 0.05f);
    }

    @Test
    void glorotCountsWhatALayerReadsAndWrites() {
        NetworkDescription network = new NetworkBuilder("fans")
                .input("x", Shape.of(32, 4, 4))
                .node("conv", new Convolution(64, 3, 1, 1, false))
                .node("deconv", new TransposedConvolution(16, 4, 2, 1, 0, false))
                .output("value")
                .build();
        Map<String, Tensor> first = Initialisation.glorot().parameters(network, 7);
        float[] conv = floats(first, "conv.weight");
        float[] deconv = floats(first, "deconv.weight");
        Arrays.sort(conv);
        Arrays.sort(deconv);
        double convRange = Math.sqrt(6.0 / ((32 + 64) * 9));
        double deconvRange = Math.sqrt(6.0 / ((64 + 16) * 16));
        assertThat((double) conv[0]).isBetween(-convRange, -0.999 * convRange);
        assertThat((double) conv[conv.length - 1]).isBetween(0.999 * convRange, convRange);
        assertThat((double) deconv[0]).isBetween(-deconvRange, -0.999 * deconvRange);
    }

    private static float length(float[] vector) {
        return (float) Math.sqrt(IntStream.range(0, vector.length)
                .mapToDouble(i -> (double) vector[i] * vector[i])
                .sum());
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
