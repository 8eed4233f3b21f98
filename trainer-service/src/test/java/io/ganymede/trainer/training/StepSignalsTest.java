package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.engine.LossScale;
import io.ganymede.trainer.engine.Precision;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepSignalsTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aScaledLossHasTheNormsOfThePlainOne() {
        Map<String, Double> plain = norms(Precision.FLOAT32, 1);
        Map<String, Double> scaled = norms(Precision.FLOAT16, 1);
        assertThat(plain).containsKey("gradient.features");
        assertThat(norm(scaled))
                .isCloseTo(norm(plain), within(1e-6 * norm(plain)))
                .isPositive();
    }

    @Test
    void gradientsThatLeftTheRangeOfTheScaleAreNotMeasured() {
        assertThat(norms(Precision.FLOAT16, Float.POSITIVE_INFINITY)).isEmpty();
        assertThat(norm(norms(Precision.FLOAT32, Float.POSITIVE_INFINITY))).isNaN();
    }

    @Test
    void theLabelMapOfAProjectionCountsAsALabelHead() {
        assertThat(norms("projection", Precision.FLOAT32, 1)).containsKeys("gradient.labels", "gradient.features");
        assertThat(norms("concat", Precision.FLOAT32, 1)).doesNotContainKey("gradient.labels");
    }

    private Map<String, Double> norms(Precision precision, float weight) {
        return norms("concat", precision, weight);
    }

    /** Norms of the gradients of the mean score of one image, times a weight. */
    private Map<String, Double> norms(String method, Precision precision, float weight) {
        GanPlan plan = QuadrantImages.plan(method, 10);
        try (GanState state = GanState.initial(engine, plan);
                NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            GanState.Trained trained = new GanState.Trained(
                    state.discriminator(), state.trained("discriminator").optimizer(), LossScale.of(precision));
            state.discriminator().requireGradients(true);
            NDArray score = state.discriminator()
                    .forward(
                            step, Map.of("x", step.ones(new Shape(1, 1, 8, 8)), "y", step.ones(new Shape(1, 4))), false)
                    .value("adversarial")
                    .mean();
            gradients.backward(trained.scale().scaled(score.mul(weight)));
            StepSignals signals = new StepSignals(0);
            signals.collected(trained);
            return signals.values();
        }
    }

    private static double norm(Map<String, Double> signals) {
        return signals.getOrDefault("gradient.features", -1.0);
    }
}
