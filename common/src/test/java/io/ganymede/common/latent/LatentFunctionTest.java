package io.ganymede.common.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatentFunctionTest {
    private static final int SEEDS = 4000;
    private static final int LENGTH = 128;

    /** The vectors were computed from the specification by a second implementation in another language. */
    @Test
    void givesThePublishedVectors() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("repository.root"), "docs", "latents.md"));
        for (JsonNode vector : vectors()) {
            // Given
            String seed = vector.get("seed").textValue();
            StringBuilder row = new StringBuilder("| `" + seed + "` |");

            // When
            float[] z =
                    LatentFunction.latent(Long.parseLong(seed), vector.get("z").size());

            // Then
            for (int i = 0; i < z.length; i++) {
                assertThat(z[i]).isEqualTo(vector.get("z").get(i).floatValue());
                row.append(' ').append(vector.get("z").get(i).asText()).append(" |");
            }
            assertThat(page).contains(row);
        }
    }

    @Test
    void aShorterLatentIsAPrefix() {
        float[] whole = LatentFunction.latent(7, LENGTH);
        for (int length : new int[] {1, 3, 64, 127}) {
            assertThat(LatentFunction.latent(7, length)).isEqualTo(Arrays.copyOf(whole, length));
        }
    }

    /** 512,000 values: the bounds are five standard errors. */
    @Test
    void latentsAreStandardNormal() {
        // Given
        double[] borders = {-2, -1, 0, 1, 2};
        double[] expected = {0.022750132, 0.158655254, 0.5, 0.841344746, 0.977249868};
        double[] below = new double[borders.length];
        double[] moments = new double[5];
        double n = (double) SEEDS * LENGTH;

        // When
        for (long seed = 0; seed < SEEDS; seed++) {
            for (float z : LatentFunction.latent(seed, LENGTH)) {
                for (int k = 1; k < moments.length; k++) {
                    moments[k] += Math.pow(z, k) / n;
                }
                for (int b = 0; b < borders.length; b++) {
                    below[b] += z < borders[b] ? 1 / n : 0;
                }
            }
        }

        // Then: the variances of z, z^2, z^3, z^4 are 1, 2, 15, 96
        assertThat(moments[1]).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
        assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15 / n)));
        assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96 / n)));
        for (int b = 0; b < borders.length; b++) {
            assertThat(below[b]).isCloseTo(expected[b], within(5 * 0.5 / Math.sqrt(n)));
        }
    }

    @Test
    void neighbouringSeedsAndComponentsAreUncorrelated() {
        double bySeed = 0;
        double byComponent = 0;
        double n = (double) SEEDS * (LENGTH - 1);
        float[] previous = LatentFunction.latent(-1, LENGTH);
        for (long seed = 0; seed < SEEDS; seed++) {
            float[] z = LatentFunction.latent(seed, LENGTH);
            for (int i = 1; i < LENGTH; i++) {
                bySeed += z[i] * previous[i] / n;
                byComponent += z[i] * z[i - 1] / n;
            }
            previous = z;
        }
        assertThat(bySeed).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(byComponent).isCloseTo(0, within(5 / Math.sqrt(n)));
    }

    @Test
    void anEmptyLatentIsRefused() {
        assertThatThrownBy(() -> LatentFunction.latent(1, 0)).hasMessageContaining("got 0");
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream in = LatentFunctionTest.class.getResourceAsStream("/latent-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
