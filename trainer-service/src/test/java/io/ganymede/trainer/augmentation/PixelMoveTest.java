package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PixelMoveTest {
    private static final PixelMove STAY = new PixelMove(false, 0, 0);

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anImageIsShiftedAndZerosComeIn() {
        assertThat(moved(new PixelMove(false, 1, 0))).containsExactly(0, 0, 0, 1, 2, 3);
        assertThat(moved(new PixelMove(false, -1, 0))).containsExactly(4, 5, 6, 0, 0, 0);
        assertThat(moved(new PixelMove(false, 0, 1))).containsExactly(0, 1, 2, 0, 4, 5);
        assertThat(moved(new PixelMove(false, 0, -2))).containsExactly(3, 0, 0, 6, 0, 0);
        assertThat(moved(new PixelMove(false, 1, -1))).containsExactly(0, 0, 0, 2, 3, 0);
        assertThat(moved(new PixelMove(false, 2, 0))).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(moved(STAY)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anImageIsMirroredBeforeItIsShifted() {
        assertThat(moved(new PixelMove(true, 0, 0))).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(moved(new PixelMove(true, -1, 1))).containsExactly(0, 6, 5, 0, 0, 0);
    }

    @Test
    void everyImageMovesByItselfWithAllItsChannels() {
        NDArray images = engine.arrays()
                .create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, new Shape(2, 2, 2, 2));
        NDArray moved = PixelMove.apply(
                engine.arrays(), images, List.of(new PixelMove(false, 0, 1), new PixelMove(true, 0, 0)));
        assertThat(moved.toFloatArray()).containsExactly(0, 1, 0, 3, 0, 5, 0, 7, 10, 9, 12, 11, 14, 13, 16, 15);
        assertThat(images.toFloatArray()).startsWith(1, 2, 3);
    }

    @Test
    void halfPrecisionIsExactToo() {
        NDArray images = engine.arrays()
                .create(new float[] {0.1f, 0.2f, 0.3f, 0.4f}, new Shape(1, 1, 2, 2))
                .toType(DataType.FLOAT16, false);
        NDArray moved = PixelMove.apply(engine.arrays(), images, List.of(new PixelMove(true, 0, 0)));
        assertThat(moved.getDataType()).isEqualTo(DataType.FLOAT16);
        float[] before = images.toType(DataType.FLOAT32, false).toFloatArray();
        assertThat(moved.toType(DataType.FLOAT32, false).toFloatArray())
                .containsExactly(before[1], before[0], before[3], before[2]);
    }

    private float[] moved(PixelMove move) {
        try (NDManager step = engine.arrays().newSubManager()) {
            NDArray image = step.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 1, 2, 3));
            return PixelMove.apply(step, image, List.of(move)).toFloatArray();
        }
    }
}
