package io.ganymede.trainer.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdamOptimizerTest {
    private static final double BETA1 = 0.5;
    private static final double BETA2 = 0.999;

    private final OptimizerFixture fixture =
            new OptimizerFixture(made -> new AdamOptimizer(made.arrays(), made.network(), BETA1, BETA2));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void weightsFollowTheFormula() {
        fixture.assertFollows(reference(), reference());
    }

    @Test
    void restoredOptimizerContinuesExactly() {
        fixture.assertRestoresExactly("first.dense.weight", "second.dense.weight");
    }

    @Test
    void updatesLeaveNothingBehind() {
        fixture.assertUpdatesLeaveNothingBehind();
    }

    private static OptimizerFixture.Reference reference() {
        double[] moments = new double[2];
        return (update, weight, gradient) -> {
            moments[0] = BETA1 * moments[0] + (1 - BETA1) * gradient;
            moments[1] = BETA2 * moments[1] + (1 - BETA2) * gradient * gradient;
            double first = moments[0] / (1 - Math.pow(BETA1, update));
            double second = moments[1] / (1 - Math.pow(BETA2, update));
            return weight - OptimizerFixture.RATE * first / Math.sqrt(second);
        };
    }
}
