package io.ganymede.evaluator.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class QuantisedBatchTest {
    @Test
    void mapsByFloorOfTheShiftedValue() {
        // 127.5 x + 128: -1 -> 0.5, 0 -> 128, 1 -> 255.5; beyond the range both ends are clamped.
        float[] values = {-1f, 0f, 1f, -3f, 3f, 1f / 127.5f, -1f / 127.5f + 1e-3f};
        byte[] bytes = new byte[values.length];

        QuantisedBatch.apply(FloatBuffer.wrap(values), values.length, bytes);

        assertThat(bytes).containsExactly(0, 128, 255, 0, 255, 129, 127);
    }

    @Test
    void refusesNaN() {
        float[] values = {0f, Float.NaN};

        assertThatThrownBy(() -> QuantisedBatch.apply(FloatBuffer.wrap(values), 2, new byte[2]))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'1'");
    }
}
