package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomColourTest {
    private static final int IMAGES = 3;
    private static final int PIXELS = 4 * 5;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void brightnessThenSaturationThenContrast(int channels) {
        Shape shape = new Shape(IMAGES, channels, 4, 5);
        NDArray images = AugmentedImages.random(engine.arrays(), shape).toType(DataType.FLOAT32, false);
        NDArray changed = new RandomColour().apply(engine.arrays(), images, AugmentedImages.stream());
        assertThat(changed.getShape()).isEqualTo(shape);
        assertThat(changed.toFloatArray()).containsExactly(expected(images.toFloatArray(), channels), within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gradientsAreThoseOfThePixels(int channels) {
        AugmentedImages.assertGradientIsWhatPixelsDo(engine.arrays(), new RandomColour(), new Shape(2, channels, 3, 2));
    }

    @Test
    void aUniformImageOnlyChangesItsBrightness() {
        // Saturation and contrast work on differences, and there are none
        NDArray images = engine.arrays().ones(new Shape(200, 3, 2, 2)).mul(0.25);
        float[] changed = new RandomColour()
                .apply(engine.arrays(), images, AugmentedImages.stream())
                .toFloatArray();
        for (int i = 0; i < changed.length; i += 12) {
            float value = changed[i];
            assertThat(value).isBetween(-0.25f, 0.75f);
            assertThat(Arrays.copyOfRange(changed, i, i + 12)).containsOnly(new float[] {value}, within(1e-6f));
        }
        Arrays.sort(changed);
        assertThat(changed[0]).isLessThan(0);
        assertThat(changed[changed.length - 1]).isGreaterThan(0.5f);
    }

    /** The three operations one after the other, as they are written. */
    private static float[] expected(float[] images, int channels) {
        PhiloxStream stream = AugmentedImages.stream();
        float[] expected = new float[images.length];
        int size = channels * PIXELS;
        for (int image = 0; image < IMAGES; image++) {
            double b = stream.uniform() - 0.5;
            double s = 2 * stream.uniform();
            double c = 0.5 + stream.uniform();
            double[] x = new double[size];
            for (int i = 0; i < size; i++) {
                x[i] = images[image * size + i] + b;
            }
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                double mean = 0;
                for (int channel = 0; channel < channels; channel++) {
                    mean += x[channel * PIXELS + pixel] / channels;
                }
                for (int channel = 0; channel < channels; channel++) {
                    int i = channel * PIXELS + pixel;
                    x[i] = s * (x[i] - mean) + mean;
                }
            }
            double mean = Arrays.stream(x).average().orElseThrow();
            for (int i = 0; i < size; i++) {
                expected[image * size + i] = (float) (c * (x[i] - mean) + mean);
            }
        }
        return expected;
    }
}
