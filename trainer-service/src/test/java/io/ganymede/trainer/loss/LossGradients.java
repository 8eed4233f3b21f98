package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.engine.Gradients;
import java.util.function.UnaryOperator;

/** Compares what the engine derives with central differences, in float64. */
public final class LossGradients {
    private static final double STEP = 1e-5;
    /** Truncation of the differences is of order STEP squared, rounding of order 1e-16 / STEP. */
    private static final double TOLERANCE = 1e-8;

    private LossGradients() {}

    /** The engine's gradient of a scalar with respect to logits; 0 where it does not depend on them. */
    public static double[] of(NDArray logits, UnaryOperator<NDArray> loss) {
        NDArray point = logits.duplicate();
        point.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            // The engine refuses to differentiate what no recorded array led to.
            gradients.backward(loss.apply(point).add(point.sum().mul(0)));
        }
        return point.getGradient().toDoubleArray();
    }

    /** The engine's gradient agrees with central differences in every component. */
    public static void assertMatchDifferences(NDArray logits, UnaryOperator<NDArray> loss) {
        double[] derived = of(logits, loss);
        double[] values = logits.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            double above = at(logits, values, i, STEP, loss);
            double below = at(logits, values, i, -STEP, loss);
            assertThat(derived[i]).as("component %d", i).isCloseTo((above - below) / (2 * STEP), within(TOLERANCE));
        }
    }

    private static double at(NDArray logits, double[] values, int index, double shift, UnaryOperator<NDArray> loss) {
        double[] moved = values.clone();
        moved[index] += shift;
        return loss.apply(logits.getManager().create(moved, logits.getShape())).getDouble();
    }
}
