package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SgdOptimizerTest {
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.05;
    private static final MomentumRamp RAMP = new MomentumRamp(0.5, 0.7, 4);

    @Test
    void withoutMomentumItIsPlainDescent() {
        try (OptimizerFixture fixture = fixture(MomentumRamp.constant(0), false, 0)) {
            fixture.update(3, 4);
            fixture.update(1, -1);
            assertThat(fixture.weights()).containsExactly(new float[] {0.46f, -1.03f}, within(1e-6f));
        }
    }

    @Test
    void momentumFollowsTheFormula() {
        try (OptimizerFixture fixture = fixture(MomentumRamp.constant(MOMENTUM), false, DECAY)) {
            fixture.assertFollows(
                    reference(MomentumRamp.constant(MOMENTUM), false),
                    reference(MomentumRamp.constant(MOMENTUM), false));
        }
    }

    @Test
    void nesterovMomentumFollowsTheFormula() {
        try (OptimizerFixture fixture = fixture(MomentumRamp.constant(MOMENTUM), true, DECAY)) {
            fixture.assertFollows(
                    reference(MomentumRamp.constant(MOMENTUM), true), reference(MomentumRamp.constant(MOMENTUM), true));
        }
    }

    @Test
    void rampFollowsTheFormula() {
        try (OptimizerFixture fixture = fixture(RAMP, false, DECAY)) {
            fixture.assertFollows(reference(RAMP, false), reference(RAMP, false));
        }
    }

    /** Within the ramp: a count of updates that is not restored would be seen. */
    @Test
    void restoredOptimizerContinuesExactly() {
        try (OptimizerFixture fixture = fixture(RAMP, true, DECAY)) {
            fixture.assertRestoresExactly("velocity.dense.weight");
        }
    }

    @Test
    void updatesLeaveNothingBehind() {
        try (OptimizerFixture fixture = fixture(RAMP, true, DECAY)) {
            fixture.assertUpdatesLeaveNothingBehind();
        }
    }

    private static OptimizerFixture fixture(MomentumRamp ramp, boolean nesterov, double decay) {
        return new OptimizerFixture(made -> new SgdOptimizer(made.arrays(), made.network(), ramp, nesterov, decay));
    }

    private static OptimizerFixture.Reference reference(MomentumRamp ramp, boolean nesterov) {
        double[] velocity = new double[1];
        return (update, weight, gradient) -> {
            double direction = gradient + DECAY * weight;
            double momentum = ramp.momentum(update - 1);
            velocity[0] = momentum * velocity[0] + direction;
            double step = nesterov ? direction + momentum * velocity[0] : velocity[0];
            return weight - OptimizerFixture.RATE * step;
        };
    }
}
