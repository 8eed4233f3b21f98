package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlipAndCropTest {
    private static final int SIDE = 6;
    private static final int PADDING = 2;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aPieceOfThePaddedImageOrOfItsMirrorImage() {
        Shape shape = new Shape(8, 3, SIDE, SIDE);
        NDArray images = AugmentedImages.random(engine.arrays(), shape).toType(DataType.FLOAT32, false);
        float[] before = images.toFloatArray();
        float[] expected = new float[before.length];
        PhiloxStream stream = AugmentedImages.stream();
        for (int image = 0; image < 8; image++) {
            boolean mirrored = stream.nextInt(2) == 1;
            int down = stream.nextInt(2 * PADDING + 1) - PADDING;
            int right = stream.nextInt(2 * PADDING + 1) - PADDING;
            for (int channel = 0; channel < 3; channel++) {
                int start = (image * 3 + channel) * SIDE * SIDE;
                float[][] padded = padded(before, start, mirrored);
                for (int i = 0; i < SIDE * SIDE; i++) {
                    expected[start + i] = padded[PADDING - down + i / SIDE][PADDING - right + i % SIDE];
                }
            }
        }
        NDArray cropped = new FlipAndCrop(true, PADDING).apply(engine.arrays(), images, AugmentedImages.stream());
        assertThat(cropped.getShape()).isEqualTo(shape);
        assertThat(cropped.add(0).toFloatArray()).containsExactly(expected); // adding 0 turns -0 into 0
        assertThat(images.toFloatArray()).containsExactly(before);
    }

    @Test
    void aFlipAloneMirrorsHalfOfTheImages() {
        float[] firsts = firstPixels(new FlipAndCrop(true, 0));
        double flipped = 0;
        for (float first : firsts) {
            assertThat(first).isIn(1f, 2f);
            flipped += first == 2 ? 1 : 0;
        }
        // Four standard deviations of the share of a thousand tosses
        assertThat(flipped / firsts.length).isBetween(0.5 - 4 * 0.5 / 31.6, 0.5 + 4 * 0.5 / 31.6);
    }

    @Test
    void aCropAloneMirrorsNothing() {
        Set<Float> firsts = new HashSet<>();
        for (float first : firstPixels(new FlipAndCrop(false, 1))) {
            firsts.add(first);
        }
        assertThat(firsts).containsExactlyInAnyOrder(0f, 1f, 2f);
    }

    @Test
    void withoutBothImagesStayAsTheyAre() {
        NDArray images = engine.arrays().ones(new Shape(2, 1, 2, 2));
        assertThat(new FlipAndCrop(false, 0).apply(engine.arrays(), images, AugmentedImages.stream()))
                .isSameAs(images);
        assertThatIllegalArgumentException().isThrownBy(() -> new FlipAndCrop(true, -1));
    }

    /** The first pixel of a thousand images {@code [[1, 2]]}. */
    private float[] firstPixels(FlipAndCrop augmentation) {
        NDArray images = engine.arrays()
                .create(new float[] {1, 2}, new Shape(1, 1, 1, 2))
                .repeat(0, 1000);
        float[] pixels = augmentation
                .apply(engine.arrays(), images, AugmentedImages.stream())
                .toFloatArray();
        float[] firsts = new float[1000];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = pixels[2 * i] + 0f;
        }
        return firsts;
    }

    private static float[][] padded(float[] images, int start, boolean mirrored) {
        float[][] padded = new float[SIDE + 2 * PADDING][SIDE + 2 * PADDING];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int column = mirrored ? SIDE - 1 - i % SIDE : i % SIDE;
            padded[PADDING + i / SIDE][PADDING + column] = images[start + i];
        }
        return padded;
    }
}
