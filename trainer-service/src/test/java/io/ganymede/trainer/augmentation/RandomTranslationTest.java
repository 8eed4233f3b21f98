package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTranslationTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pixelsAreThoseOfTheShiftedImage(int channels) {
        // Height 12: up to floor(12 / 8 + 1/2) = 2 pixels; width 16: up to 2
        Shape shape = new Shape(5, channels, 12, 16);
        NDArray images = AugmentedImages.random(engine.arrays(), shape).toType(DataType.FLOAT32, false);
        float[] before = images.toFloatArray();
        float[] expected = new float[before.length];
        PhiloxStream stream = AugmentedImages.stream();
        for (int image = 0; image < 5; image++) {
            int down = stream.nextInt(5) - 2;
            int right = stream.nextInt(5) - 2;
            for (int channel = 0; channel < channels; channel++) {
                int start = (image * channels + channel) * 12 * 16;
                for (int row = 0; row < 12; row++) {
                    for (int column = 0; column < 16; column++) {
                        boolean inside =
                                row - down >= 0 && row - down < 12 && column - right >= 0 && column - right < 16;
                        expected[start + row * 16 + column] =
                                inside ? before[start + (row - down) * 16 + column - right] : 0;
                    }
                }
            }
        }
        NDArray shifted = new RandomTranslation().apply(engine.arrays(), images, AugmentedImages.stream());
        assertThat(shifted.getShape()).isEqualTo(shape);
        assertThat(shifted.add(0).toFloatArray()).containsExactly(expected); // adding 0 turns -0 into 0
    }

    @ParameterizedTest
    @CsvSource({"28, 4", "32, 4", "64, 8", "8, 1", "3, 0"})
    void shiftsReachAnEighthOfTheSide(int side, int most) {
        NDArray images = engine.arrays().zeros(new Shape(2000, 1, side, side));
        images.set(new NDIndex(":, :, {}, {}", side / 2, side / 2), 1);
        long[] places = new RandomTranslation()
                .apply(engine.arrays(), images, AugmentedImages.stream())
                .reshape(2000, (long) side * side)
                .argMax(1)
                .toLongArray();
        Set<Long> rows = new HashSet<>();
        Set<Long> columns = new HashSet<>();
        for (long place : places) {
            rows.add(place / side - side / 2);
            columns.add(place % side - side / 2);
        }
        Long[] expected = LongStream.rangeClosed(-most, most).boxed().toArray(Long[]::new);
        assertThat(rows).containsExactlyInAnyOrder(expected);
        assertThat(columns).containsExactlyInAnyOrder(expected);
    }

    @Test
    void gradientsReachExactlyThePixelsThatStayInside() {
        Shape shape = new Shape(4, 2, 8, 8);
        NDArray images = AugmentedImages.random(engine.arrays(), shape);
        double[] gradient = AugmentedImages.gradient(
                engine.arrays(),
                new RandomTranslation(),
                images,
                engine.arrays().ones(shape).toType(DataType.FLOAT64, false));
        PhiloxStream stream = AugmentedImages.stream();
        for (int image = 0; image < 4; image++) {
            int down = stream.nextInt(3) - 1;
            int right = stream.nextInt(3) - 1;
            for (int i = 0; i < 2 * 64; i++) {
                int row = i % 64 / 8 + down;
                int column = i % 8 + right;
                boolean survives = row >= 0 && row < 8 && column >= 0 && column < 8;
                assertThat(gradient[image * 128 + i]).isEqualTo(survives ? 1 : 0);
            }
        }
        AugmentedImages.assertGradientIsWhatPixelsDo(engine.arrays(), new RandomTranslation(), new Shape(2, 2, 5, 4));
    }
}
