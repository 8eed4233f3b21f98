package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import org.junit.jupiter.api.Test;

class LossScaleTest {
    private final LossScale scale = LossScale.of(Precision.FLOAT16);

    @Test
    void factorIsHalvedByAnOverflowAndDoubledByGoodUpdates() {
        assertThat(scale.factor()).isEqualTo(65536);
        scale.adapt(false, "d");
        scale.adapt(false, "d");
        assertThat(scale.factor()).isEqualTo(16384);
        adapt(scale, 1999);
        assertThat(scale.factor()).isEqualTo(16384);
        adapt(scale, 1);
        assertThat(scale.factor()).isEqualTo(32768);
        assertThat(scale.goodUpdates()).isZero();
    }

    @Test
    void anOverflowEndsTheRowOfGoodUpdates() {
        adapt(scale, 1999);
        scale.adapt(false, "d");
        adapt(scale, 1999);
        assertThat(scale.factor()).isEqualTo(32768);
        assertThat(scale.goodUpdates()).isEqualTo(1999);
    }

    @Test
    void restoredScaleContinues() {
        scale.adapt(false, "d");
        adapt(scale, 1500);
        LossScale continued = LossScale.of(Precision.FLOAT16);
        continued.restore(scale.factor(), scale.goodUpdates());
        adapt(continued, 499);
        assertThat(continued.factor()).isEqualTo(32768);
        adapt(continued, 1);
        assertThat(continued.factor()).isEqualTo(65536);
    }

    @Test
    void gradientsThatStayInfiniteStopTheJob() {
        for (int i = 0; i < 16; i++) {
            scale.adapt(false, "discriminator");
        }
        assertThat(scale.factor()).isEqualTo(1);
        assertThatThrownBy(() -> scale.adapt(false, "discriminator"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NON_FINITE_LOSS))
                .hasMessageContaining("discriminator");
    }

    @Test
    void anOverflowLeavesTheUpdateOut() {
        try (OptimizerFixture fixture = fixture()) {
            float[] before = fixture.weights();
            // Given a gradient that is a number, but no float32 when it is multiplied
            assertThat(released(fixture, scale, 1e37f, 1)).isFalse();
            // Then nothing of it is left
            assertThat(gradient(fixture)).containsOnly(0);
            assertThat(scale.factor()).isEqualTo(32768);
            assertThat(fixture.weights()).containsExactly(before);
            // and the next gradient is exactly itself
            assertThat(released(fixture, scale, 3, -1e-30f)).isTrue();
            assertThat(gradient(fixture)).containsExactly(3, -1e-30f);
            assertThat(scale.goodUpdates()).isEqualTo(1);
        }
    }

    @Test
    void otherPrecisionsAreNotScaled() {
        LossScale none = LossScale.of(Precision.BFLOAT16);
        try (OptimizerFixture fixture = fixture()) {
            assertThat(released(fixture, none, Float.POSITIVE_INFINITY, 5)).isTrue();
            assertThat(gradient(fixture)).containsExactly(Float.POSITIVE_INFINITY, 5);
            none.restore(2, 3);
            assertThat(none.factor()).isEqualTo(1);
            assertThat(none.goodUpdates()).isZero();
        }
    }

    private static void adapt(LossScale scale, int goodUpdates) {
        for (int i = 0; i < goodUpdates; i++) {
            scale.adapt(true, "d");
        }
    }

    private static OptimizerFixture fixture() {
        return new OptimizerFixture(
                made -> new SgdOptimizer(made.arrays(), made.network(), MomentumRamp.constant(0), false, 0));
    }

    /** Collects a gradient through a scaled loss. */
    private static boolean released(OptimizerFixture fixture, LossScale scale, float... gradient) {
        try (NDManager step = fixture.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            recording.backward(scale.scaled(fixture.loss(step, gradient)));
            return scale.release(fixture.network());
        }
    }

    private static float[] gradient(OptimizerFixture fixture) {
        try (NDArray gradient = fixture.network().parameter("dense.weight").getGradient()) {
            return gradient.toFloatArray();
        }
    }
}
