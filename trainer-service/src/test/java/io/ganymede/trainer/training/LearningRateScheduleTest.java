package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.training.LearningRateSchedule.Constant;
import io.ganymede.trainer.training.LearningRateSchedule.Exponential;
import io.ganymede.trainer.training.LearningRateSchedule.Linear;
import io.ganymede.trainer.training.LearningRateSchedule.Staircase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

class LearningRateScheduleTest {
    @Test
    void constantStays() {
        assertThat(factors(new Constant(), 0, 5, 9)).containsExactly(1, 1, 1);
    }

    @Test
    void linearFallsToZeroBehindTheLastStep() {
        assertThat(factors(new Linear(), 0, 5, 9, 10)).containsExactly(new double[] {1, 0.5, 0.1, 0}, within(1e-15));
    }

    /** The decay of AM-GAN: halved every so many steps. */
    @Test
    void staircaseFallsAtTheEdgesOfStairs() {
        assertThat(factors(new Staircase(0.5, 4), 0, 3, 4, 7, 8, 12)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.125);
    }

    @Test
    void exponentialFallsAllTheTime() {
        assertThat(factors(new Exponential(0.25, 4), 0, 2, 4, 6, 8))
                .containsExactly(new double[] {1, 0.5, 0.25, 0.125, 0.0625}, within(1e-15));
    }

    /** Goodfellow's division by 1.000004 in every update, after a million of them: e^-4 but for the square of the excess. */
    @Test
    void manySmallDivisionsAreOneLargeOne() {
        assertThat(factors(new Exponential(1 / 1.000004, 1), 1_000_000)[0]).isCloseTo(Math.exp(-4), within(1e-6));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused("factor of schedule 'staircase'", () -> new Staircase(0, 1));
        assertRefused("factor of schedule 'staircase'", () -> new Staircase(1.5, 1));
        assertRefused("interval of schedule 'staircase'", () -> new Staircase(0.5, 0));
        assertRefused("factor of schedule 'exponential'", () -> new Exponential(Double.NaN, 1));
        assertRefused("interval of schedule 'exponential'", () -> new Exponential(0.5, -1));
    }

    private static double[] factors(LearningRateSchedule schedule, long... steps) {
        double[] factors = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            factors[i] = schedule.factor(steps[i], 10);
        }
        return factors;
    }

    private static void assertRefused(String message, ThrowingSupplier<LearningRateSchedule> made) {
        assertThatThrownBy(made::get)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining(message);
    }
}
