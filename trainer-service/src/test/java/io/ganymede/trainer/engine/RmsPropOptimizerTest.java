package io.ganymede.trainer.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RmsPropOptimizerTest {
    private static final double RHO = 0.9;
    private static final double EPSILON = 0.1; // large enough to tell where it stands

    private final OptimizerFixture fixture =
            new OptimizerFixture(made -> new RmsPropOptimizer(made.arrays(), made.network(), RHO, EPSILON));

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
        fixture.assertRestoresExactly("mean-square.dense.weight");
    }

    @Test
    void updatesLeaveNothingBehind() {
        fixture.assertUpdatesLeaveNothingBehind();
    }

    private static OptimizerFixture.Reference reference() {
        double[] meanSquare = new double[1];
        return (update, weight, gradient) -> {
            meanSquare[0] = RHO * meanSquare[0] + (1 - RHO) * gradient * gradient;
            return weight - OptimizerFixture.RATE * gradient / (Math.sqrt(meanSquare[0]) + EPSILON);
        };
    }
}
