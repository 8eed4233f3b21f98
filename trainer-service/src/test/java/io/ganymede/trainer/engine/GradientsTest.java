package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aSecondRecordingIsRefused() {
        try (Gradients first = Gradients.record()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(Gradients::record).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nothingIsRecordedOutside() {
        NDArray weight = engine.arrays().ones(new Shape(2));
        weight.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            gradients.backward(weight.mul(3).sum());
        }
        assertThat(JniUtils.isGradMode()).isFalse();
        weight.subi(1); // in place on a parameter: refused while recording
        assertThat(weight.toFloatArray()).containsOnly(0);
        assertThat(weight.getGradient().toFloatArray()).containsOnly(3);
    }

    @Test
    void workInBetweenIsNotRecorded() {
        NDArray weight = engine.arrays().ones(new Shape(2));
        weight.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            NDArray loss = weight.mul(3).sum();
            Gradients.unrecorded(() -> weight.subi(1));
            assertThat(JniUtils.isGradMode()).isTrue();
            gradients.backward(loss);
        }
        Gradients.unrecorded(() -> weight.subi(1));
        assertThat(JniUtils.isGradMode()).isFalse();
        assertThat(weight.toFloatArray()).containsOnly(-1);
        assertThat(weight.getGradient().toFloatArray()).containsOnly(3);
    }

    /** Why casts in a recording are made by other means; when this fails, they need not be any more. */
    @Test
    void theEnginesOwnCastCutsTheGraph() {
        NDArray weight = engine.arrays().ones(new Shape(2));
        weight.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            NDArray loss = weight.mul(3).toType(DataType.FLOAT64, false).sum();
            assertThatThrownBy(() -> gradients.backward(loss)).isInstanceOf(EngineException.class);
        }
    }
}
