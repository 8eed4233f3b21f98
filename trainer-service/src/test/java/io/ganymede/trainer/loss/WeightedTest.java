package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightedTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void aWeightedTermTeachesAsMuchAsItCounts(DataType type) {
        NDArray x = engine.arrays().ones(new Shape(2), type);
        x.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            NDArray weighted = Weighted.by(0.5, x.sum());
            assertThat(weighted.getDataType()).isEqualTo(type);
            gradients.backward(weighted);
        }
        assertThat(x.getGradient().sum().toType(DataType.FLOAT32, true).getFloat())
                .isEqualTo(1f);
    }
}
