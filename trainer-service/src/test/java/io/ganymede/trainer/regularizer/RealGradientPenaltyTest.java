package io.ganymede.trainer.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.engine.InputGradient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealGradientPenaltyTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final InputGradient gradient = new InputGradient(engine);

    @AfterEach
    void close() {
        gradient.close();
        engine.close();
    }

    /** {@code D(x) = w x}: 0.5 / 2 |w|^2 = 6.25, slope 0.5 w, both times the interval. */
    @Test
    void linearCriticHasTheClosedForm() {
        assertLinearCritic(1);
        assertLinearCritic(16);
    }

    @Test
    void gradientsMatchDifferences() {
        ConvolutionalCritic critic = new ConvolutionalCritic(engine);
        NDArray real = ConvolutionalCritic.normal(engine.arrays(), 4, 2, 6, 6);
        critic.assertGradientsMatchDifferences(each -> new RealGradientPenalty(0.7, 2).of(gradient, each, real));
    }

    @Test
    void itIsDueInEveryIntervalOnce() {
        RealGradientPenalty penalty = new RealGradientPenalty(1, 4);
        assertThat(new boolean[] {penalty.due(0), penalty.due(1), penalty.due(3), penalty.due(4), penalty.due(8)})
                .containsExactly(true, false, false, true, true);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new RealGradientPenalty(0, 1))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining("gamma");
        assertThatThrownBy(() -> new RealGradientPenalty(1, 0)).hasMessageContaining("interval");
    }

    private void assertLinearCritic(int every) {
        NDArray w = engine.arrays().create(new float[] {3, -4}, new Shape(2, 1));
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray value = new RealGradientPenalty(0.5, every)
                    .of(gradient, x -> x.matMul(w).squeeze(), step.ones(new Shape(3, 2)));
            recording.backward(value);
            assertThat(value.getFloat()).isCloseTo(6.25f * every, within(1e-4f));
        }
        float[] expected = {1.5f * every, -2f * every};
        assertThat(w.getGradient().toFloatArray()).containsExactly(expected, within(1e-4f));
    }
}
