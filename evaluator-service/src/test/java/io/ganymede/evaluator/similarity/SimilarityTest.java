package io.ganymede.evaluator.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.linalg.LcgMatrices;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    /** The expected values are printed with 10 decimals; NumPy and SciPy, with their reflected 2x2 convolution. */
    @ParameterizedTest
    @CsvSource({
        "32, TF_MODELS, .9156144657",
        "32, AM_GAN, .9156210269",
        "28, TF_MODELS, .9128385404",
        "28, AM_GAN, .9128483913"
    })
    void referenceVectors(int size, MultiScaleSimilarity variant, double expected) {
        assertThat(variant.of(waves(7, 100, 0, size), waves(8, 90, .25, size))).isCloseTo(expected, within(6e-11));
    }

    @Test
    void oneScaleOfTheReferenceVector() {
        assertThat(StructuralSimilarity.of(waves(7, 100, 0, 32), waves(8, 90, .25, 32))
                        .ssim())
                .isCloseTo(.8037516213, within(6e-11));
    }

    @ParameterizedTest
    @CsvSource({"28, 1", "32, 3", "45, 1", "64, 3", "7, 1", "1, 1"})
    void anImageIsEqualToItself(int size, int channels) {
        Raster image =
                Raster.of(LcgMatrices.uniform(5, 1, channels * size * size).values(), Shape.of(channels, size, size));

        for (MultiScaleSimilarity variant : MultiScaleSimilarity.values()) {
            assertThat(variant.of(image, image)).isCloseTo(1, within(1e-12));
        }
    }

    @Property(tries = 30)
    void symmetricAndWithinTheUnitInterval(
            @ForAll @IntRange(min = 1, max = 100_000) int seed, @ForAll @IntRange(min = 28, max = 40) int size) {
        Raster a = bytes(seed, size);
        Raster b = bytes(seed + 1, size);

        for (MultiScaleSimilarity variant : MultiScaleSimilarity.values()) {
            double value = variant.of(a, b);
            assertThat(value).isBetween(0.0, 1.0);
            assertThat(variant.of(b, a)).isCloseTo(value, within(1e-13));
        }
    }

    @Test
    void aNegativeCountsAsNothingOrByItsAbsoluteCovariance() {
        // Given an image and its negative about 127.5, whose covariance is the variance with the other sign
        double[] values = bytesOf(3, 28);
        double[] negative = Arrays.stream(values).map(v -> 255 - v).toArray();
        Raster a = Raster.of(values, Shape.of(1, 28, 28));
        Raster b = Raster.of(negative, Shape.of(1, 28, 28));

        assertThat(MultiScaleSimilarity.TF_MODELS.of(a, b)).isZero();
        assertThat(MultiScaleSimilarity.AM_GAN.of(a, b)).isGreaterThan(.9);
    }

    @Test
    void flatImagesAreFinite() {
        // Given constants 0 and 255: no variance, so CS = 1, and the luminance alone remains, C1 / (255^2 + C1)
        Raster black = Raster.of(new double[784], Shape.of(1, 28, 28));
        double[] values = new double[784];
        Arrays.fill(values, 255);
        Raster white = Raster.of(values, Shape.of(1, 28, 28));

        double luminance = 1e-4 / (1 + 1e-4);
        assertThat(MultiScaleSimilarity.TF_MODELS.of(black, white)).isCloseTo(Math.pow(luminance, .1333), within(1e-9));
    }

    @Test
    void halvingAveragesFourPixelsAndRepeatsAnOddEdge() {
        Raster odd = Raster.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, Shape.of(1, 3, 3))
                .halved();

        assertThat(odd).hasToString("[1, 2, 2]");
        assertThat(odd.at(0, 0, 0)).isEqualTo(3);
        assertThat(odd.at(0, 0, 1)).isEqualTo(4.5);
        assertThat(odd.at(0, 1, 0)).isEqualTo(7.5);
        assertThat(odd.at(0, 1, 1)).isEqualTo(9);
    }

    @Test
    void stacksReadUnsignedBytes() {
        ImageStack stack = new ImageStack(new byte[] {0, 127, (byte) 128, (byte) 255}, Shape.of(1, 1, 2));

        assertThat(stack.count()).isEqualTo(2);
        assertThat(stack.image(1).at(0, 0, 0)).isEqualTo(128);
        assertThat(stack.image(1).at(0, 0, 1)).isEqualTo(255);
        assertThatThrownBy(() -> new ImageStack(new byte[3], Shape.of(1, 1, 2)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("[1, 1, 2]")
                .hasMessageContaining("got 3");
    }

    @Test
    void differentShapesAndNotANumberAreRefused() {
        Raster small = Raster.of(new double[4], Shape.of(1, 2, 2));
        Raster wide = Raster.of(new double[6], Shape.of(1, 2, 3));

        assertThatThrownBy(() -> MultiScaleSimilarity.TF_MODELS.of(small, wide))
                .isInstanceOf(PlatformException.class)
                .hasMessage("images differ in shape: got [1, 2, 2] and [1, 2, 3], expected equal");
        assertThatThrownBy(() -> Raster.of(new double[] {1, Double.NaN}, Shape.of(1, 1, 2)))
                .hasMessageContaining("image value '1' is not finite");
        assertThatThrownBy(() -> Raster.of(new double[2], Shape.of(2))).hasMessageContaining("expected [C, H, W]");
    }

    private static Raster waves(long seed, double amplitude, double phase, int size) {
        double[] noise = LcgMatrices.uniform(seed, 32 * 32, 3).values(); // in h, w, c order
        double[] values = new double[3 * size * size];
        for (int c = 0, i = 0; c < 3; c++) {
            for (int h = 0; h < size; h++) {
                for (int w = 0; w < size; w++, i++) {
                    values[i] = 128
                            + amplitude * Math.sin(h / 5.0 + phase + c) * Math.cos(w / 7.0 + phase)
                            + 20 * (noise[(h * 32 + w) * 3 + c] - .5);
                }
            }
        }
        return Raster.of(values, Shape.of(3, size, size));
    }

    private static Raster bytes(int seed, int size) {
        return Raster.of(bytesOf(seed, size), Shape.of(1, size, size));
    }

    private static double[] bytesOf(int seed, int size) {
        return Arrays.stream(LcgMatrices.uniform(seed, size, size).values())
                .map(u -> Math.floor(256 * u))
                .toArray();
    }
}
