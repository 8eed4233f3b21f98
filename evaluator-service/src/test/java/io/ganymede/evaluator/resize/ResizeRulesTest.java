package io.ganymede.evaluator.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeRulesTest {
    /** A number of these vectors is a float32 whose exact value the vector states; rounding is what may differ. */
    private static final double ROUNDING = 1e-9;

    @Test
    void tf1MovesTheImageAndRepeatsItsLastPixels() {
        float[] resized = resized(ResizeRules.TF1, new int[] {0, 100, 200, 50}, 2, 2, 5, 5);
        assertRow(resized, 0, 0, 40, 80, 100, 100);
        assertRow(resized, 1, 80, 80, 80, 80, 80);
    }

    @Test
    void halfPixelKeepsTheCentre() {
        float[] resized = resized(ResizeRules.HALF_PIXEL, new int[] {0, 100, 200, 50}, 2, 2, 5, 5);
        assertRow(resized, 0, 0, 10, 50, 90, 100);
        assertRow(resized, 1, 20, 27.5, 57.5, 87.5, 95);
    }

    @Test
    void antialiasedEqualsHalfPixelWhenItGrows() {
        int[] image = {0, 100, 200, 50, 7, 255};
        assertThat(resized(ResizeRules.ANTIALIASED, image, 2, 3, 7, 9))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(resized(ResizeRules.HALF_PIXEL, image, 2, 3, 7, 9));
    }

    /** 4 to 2: the triangle reaches 2 pixels around 1 and 3; at the distances 1/2, 1/2, 3/2 it is 3/4, 3/4, 1/4. */
    @Test
    void antialiasedWeighsEveryPixelThatItCovers() {
        float[] resized = resized(ResizeRules.ANTIALIASED, new int[] {70, 140, 210, 7}, 1, 4, 1, 2);
        assertRow(resized, 0, (3 * 70 + 3 * 140 + 210) / 7.0, (140 + 3 * 210 + 3 * 7) / 7.0);
    }

    /** Twice as wide: distances 1/4, 3/4, 5/4, 7/4, where the cubic with a = -1/2 is as below; they add up to 1. */
    @Test
    void cleanIsTheCubicOfKeys() {
        float[] resized = resized(ResizeRules.CLEAN, new int[] {0, 0, 0, 64, 0, 0, 0}, 1, 7, 1, 14);
        // below 0 is clipped: -0.0234375 and -0.0703125 times 64
        assertThat(resized)
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(
                        0f,
                        0f,
                        0f,
                        0f,
                        0f,
                        0.2265625f * 64,
                        0.8671875f * 64,
                        0.8671875f * 64,
                        0.2265625f * 64,
                        0f,
                        0f,
                        0f,
                        0f,
                        0f);
        float[] onGrey = resized(ResizeRules.CLEAN, new int[] {100, 100, 100, 164, 100, 100, 100}, 1, 7, 1, 14);
        assertThat((double) onGrey[3]).isCloseTo(100 - 0.0234375 * 64, within(1e-5));
        assertThat((double) onGrey[4]).isCloseTo(100 - 0.0703125 * 64, within(1e-5));
    }

    @Test
    void cleanIsClippedAndNotRoundedToBytes() {
        float[] resized = resized(ResizeRules.CLEAN, new int[] {0, 255, 255, 0, 0}, 1, 5, 1, 13);
        boolean fractions = false;
        for (float value : resized) {
            assertThat(value).isBetween(0f, 255f);
            fractions |= value != Math.rint(value);
        }
        assertThat(fractions).isTrue();
        assertThat(resized).contains(0f, 255f);
    }

    @Test
    void noneKeepsBytesAndRefusesAnotherSize() {
        assertThat(resized(ResizeRules.NONE, new int[] {0, 100, 200, 255}, 2, 2, 2, 2))
                .containsExactly(0, 100, 200, 255);
        assertThatThrownBy(() -> new ImageResizer(ResizeRules.NONE, 2, 2, 2, 3))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'2'")
                .hasMessageContaining("expected 3");
    }

    @Property(tries = 100)
    void aConstantImageStaysConstant(
            @ForAll @IntRange(min = 1, max = 40) int from,
            @ForAll @IntRange(min = 1, max = 60) int to,
            @ForAll @IntRange(max = 255) int level) {
        int[] image = new int[from * 2];
        Arrays.fill(image, level);
        for (ResizeRule rule :
                new ResizeRule[] {ResizeRules.TF1, ResizeRules.HALF_PIXEL, ResizeRules.ANTIALIASED, ResizeRules.CLEAN
                }) {
            assertThat(resized(rule, image, 2, from, 3, to))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsOnly(level);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-pixel", "antialiased", "clean"})
    void aMirroredImageResizesToTheMirrorImage(String rule) {
        int[] image = {3, 200, 17, 90, 255, 0, 44};
        int[] mirrored = {44, 0, 255, 90, 17, 200, 3};
        ResizeRule resize = ResizeRules.REGISTRY.require(rule);
        for (int to : new int[] {3, 4, 11}) {
            float[] there = resized(resize, image, 1, 7, 1, to);
            float[] back = resized(resize, mirrored, 1, 7, 1, to);
            for (int i = 0; i < to; i++) {
                assertThat((double) there[i]).isCloseTo(back[to - 1 - i], within(1e-4));
            }
        }
    }

    private static float[] resized(ResizeRule rule, int[] image, int height, int width, int toHeight, int toWidth) {
        byte[] bytes = new byte[image.length];
        for (int i = 0; i < image.length; i++) {
            bytes[i] = (byte) image[i];
        }
        float[] target = new float[toHeight * toWidth];
        new ImageResizer(rule, height, width, toHeight, toWidth).resize(bytes, 0, FloatBuffer.wrap(target), 0);
        return target;
    }

    private static void assertRow(float[] image, int row, double... expected) {
        for (int x = 0; x < expected.length; x++) {
            float value = image[row * expected.length + x];
            assertThat((double) value)
                    .isCloseTo((float) expected[x], within(ROUNDING * Math.max(1, Math.abs(expected[x]))));
        }
    }
}
