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
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientPenaltyTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final InputGradient gradient = new InputGradient(engine);
    private final GradientPenalty penalty = new GradientPenalty(10);

    @AfterEach
    void close() {
        gradient.close();
        engine.close();
    }

    /** {@code D(x) = w x}: the norm is |w| = 5 everywhere; 10 (5 - 1)^2 = 160, slope 20 (5 - 1) w / 5 = 16 w. */
    @Test
    void linearCriticHasTheClosedForm() {
        NDArray w = engine.arrays().create(new float[] {3, -4}, new Shape(2, 1));
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray value =
                    penalty.of(gradient, x -> x.matMul(w), step.zeros(new Shape(3, 2)), step.ones(new Shape(3, 2)));
            recording.backward(value);
            assertThat(value.getFloat()).isCloseTo(160, within(1e-4f));
        }
        assertThat(w.getGradient().toFloatArray()).containsExactly(new float[] {48, -64}, within(1e-4f));
    }

    @Test
    void gradientsMatchDifferences() {
        ConvolutionalCritic critic = new ConvolutionalCritic(engine);
        NDArray points = ConvolutionalCritic.normal(engine.arrays(), 4, 2, 6, 6);
        critic.assertGradientsMatchDifferences(each -> penalty.at(gradient, each, points));
    }

    /** At a gradient of 0 the norm has no slope: without the floor the weights would become NaN. */
    @Test
    void flatCriticGetsAFinitePush() {
        NDArray w = engine.arrays().zeros(new Shape(2, 1));
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray value = penalty.at(gradient, x -> x.matMul(w), step.ones(new Shape(3, 2)));
            recording.backward(value);
            assertThat(value.getFloat()).isCloseTo(10, within(1e-4f));
        }
        assertThat(w.getGradient().toFloatArray()).containsOnly(0);
    }

    @Test
    void pointsLieBetweenRealAndGeneratedEachAtItsOwnPlace() {
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            assertThat(recording).isNotNull();
            // Given real images of 3 and generated ones of 1
            NDArray real = step.full(new Shape(8, 1, 2, 2), 3f);
            NDArray generated = step.ones(real.getShape());
            // When the penalty mixes them
            engine.seed(7);
            float[] points = pointsOf(real, generated);
            // Then the four pixels of an image are one number in [1, 3], and no two images have the same
            Set<Float> places = new HashSet<>();
            for (int i = 0; i < points.length; i++) {
                assertThat(points[i]).isBetween(1f, 3f).isEqualTo(points[i / 4 * 4]);
                places.add(points[i]);
            }
            assertThat(places).hasSize(8);
            // and the engine's seed repeats them
            engine.seed(7);
            assertThat(pointsOf(real, generated)).containsExactly(points);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new GradientPenalty(0))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC));
        assertThatThrownBy(() -> new GradientPenalty(Double.NaN)).isInstanceOf(PlatformException.class);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            assertThat(recording).isNotNull();
            NDArray real = step.ones(new Shape(4, 3));
            assertThatThrownBy(() -> penalty.of(gradient, x -> x.sum(new int[] {1}), real, step.ones(new Shape(1, 3))))
                    .hasMessageContaining("(4, 3)")
                    .hasMessageContaining("(1, 3)");
            assertThatThrownBy(() -> penalty.of(gradient, x -> x, real, real))
                    .hasMessageContaining("one score a sample")
                    .hasMessageContaining("(4, 3)");
        }
    }

    private float[] pointsOf(NDArray real, NDArray generated) {
        float[][] seen = new float[1][];
        penalty.of(
                gradient,
                x -> {
                    seen[0] = x.toFloatArray();
                    return x.sum(new int[] {1, 2, 3});
                },
                real,
                generated);
        return seen[0];
    }
}
