package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutoutTest {
    private static final int IMAGES = 6;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 12", "3, 8, 12", "3, 7, 10"})
    void aRectangleBecomesZeroAndTheRestStays(int channels, int height, int width) {
        Shape shape = new Shape(IMAGES, channels, height, width);
        NDArray images = AugmentedImages.random(engine.arrays(), shape).toType(DataType.FLOAT32, false);
        boolean[] cut = cut(channels, height, width);
        float[] expected = images.toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = cut[i] ? 0 : expected[i];
        }
        NDArray left = new Cutout().apply(engine.arrays(), images, AugmentedImages.stream());
        assertThat(left.getShape()).isEqualTo(shape);
        assertThat(left.add(0).toFloatArray()).containsExactly(expected); // adding 0 turns -0 into 0
    }

    @Test
    void gradientsReachExactlyThePixelsThatAreLeft() {
        Shape shape = new Shape(IMAGES, 2, 6, 5);
        NDArray images = AugmentedImages.random(engine.arrays(), shape);
        NDArray weights = engine.arrays().ones(shape).toType(DataType.FLOAT64, false);
        double[] gradient = AugmentedImages.gradient(engine.arrays(), new Cutout(), images, weights);
        boolean[] cut = cut(2, 6, 5);
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i]).isEqualTo(cut[i] ? 0 : 1);
        }
        AugmentedImages.assertGradientIsWhatPixelsDo(engine.arrays(), new Cutout(), new Shape(2, 2, 5, 4));
    }

    @Test
    void anyPixelCanBeCutAndAtMostAQuarterIs() {
        NDArray images = engine.arrays().ones(new Shape(1000, 1, 8, 8));
        NDArray left = new Cutout().apply(engine.arrays(), images, AugmentedImages.stream());
        float[] shares = left.mean(new int[] {0}).toFloatArray();
        assertThat(shares).hasSize(64);
        for (float share : shares) {
            assertThat(share).isStrictlyBetween(0f, 1f);
        }
        float[] areas = left.sum(new int[] {1, 2, 3}).toFloatArray();
        float[] sorted = areas.clone();
        Arrays.sort(sorted);
        assertThat(sorted[0]).isEqualTo(64 - 16); // 4 x 4 within the image
        assertThat(sorted[999]).isEqualTo(64 - 4); // a corner of 2 x 2 within
    }

    /** Which pixels the stream cuts out, {@code [N, C, H, W]}. */
    private static boolean[] cut(int channels, int height, int width) {
        PhiloxStream stream = AugmentedImages.stream();
        boolean[] cut = new boolean[IMAGES * channels * height * width];
        for (int image = 0; image < IMAGES; image++) {
            int top = first(stream, height);
            int left = first(stream, width);
            for (int i = 0; i < channels * height * width; i++) {
                int row = i / width % height;
                int column = i % width;
                cut[image * channels * height * width + i] =
                        row >= top && row < top + (height + 1) / 2 && column >= left && column < left + (width + 1) / 2;
            }
        }
        return cut;
    }

    /** Of a side n, (n + 1) / 2 pixels go; the centre is one of n places where that is odd, else one of n + 1 edges. */
    private static int first(PhiloxStream stream, int side) {
        int size = (side + 1) / 2;
        int places = size % 2 == 1 ? side : side + 1;
        return stream.nextInt(places) - size / 2;
    }
}
