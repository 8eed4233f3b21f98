package io.ganymede.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.metric.LatentSensitivity.Generator;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LatentSensitivityTest {
    private static final float[] LATENT = {0.3f, -1.2f, 2f};

    @Test
    void ofALinearGeneratorItIsTheNormOfItsMatrix() {
        // Given G(z) = (2 z0 - z1, 3 z2, z0): entries 2, 1, 3, 1; sums over the pixels 3, -1, 3
        Generator linear = each(z -> new float[] {2 * z[0] - z[1], 3 * z[2], z[0]});

        double[] norms = LatentSensitivity.at(LATENT, linear);

        assertThat(norms[0]).isCloseTo(7, within(1e-4));
        assertThat(norms[1]).isCloseTo(7, within(1e-4));
    }

    @Test
    void pixelsThatMoveAgainstEachOtherCancelInTheSumOnly() {
        double[] norms = LatentSensitivity.at(LATENT, each(z -> new float[] {z[0], -z[0]}));

        assertThat(norms[0]).isCloseTo(2, within(1e-4));
        assertThat(norms[1]).isCloseTo(0, within(1e-4));
    }

    @Test
    void ofACurvedGeneratorItIsTheSlopeAtTheLatent() {
        // d tanh(z) / dz = 1 - tanh(z)^2
        double[] norms = LatentSensitivity.at(LATENT, each(z -> new float[] {(float) Math.tanh(z[0])}));

        double tanh = Math.tanh(0.3);
        assertThat(norms[0]).isCloseTo(1 - tanh * tanh, within(2e-3));
    }

    @Test
    void aGeneratorThatIgnoresItsLatentHasNone() {
        double[] norms = LatentSensitivity.at(LATENT, each(z -> new float[] {0.25f, -0.5f}));

        assertThat(norms).containsExactly(0, 0);
        assertThat(LatentSensitivity.of(new double[][] {norms, norms}))
                .isEqualTo(new LatentSensitivity.Result(0, 0, 0, 2));
    }

    @Test
    void theFigureIsTheMeanWithItsError() {
        LatentSensitivity.Result result = LatentSensitivity.of(new double[][] {{1, 5}, {2, 7}, {3, 6}});

        assertThat(result.value()).isCloseTo(2, within(1e-12));
        assertThat(result.ofSum()).isCloseTo(6, within(1e-12));
        assertThat(result.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThatThrownBy(() -> LatentSensitivity.of(new double[][] {{1, 1}}))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("latents are too few");
    }

    private static Generator each(UnaryOperator<float[]> image) {
        return latents -> Arrays.stream(latents).map(image).toArray(float[][]::new);
    }
}
