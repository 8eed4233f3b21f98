package io.ganymede.trainer.training;

import io.ganymede.common.job.OptimizerSpec;

/** How a learning rate changes over a job. */
public interface LearningRateSchedule {
    /** The factor on the first rate for a step counted from 0, in a job of so many steps. */
    double factor(long step, long steps);

    /** The rate of an optimiser at a step counted from 0. */
    static double rate(OptimizerSpec optimizer, long step, long steps) {
        return optimizer.learningRate() * Schedules.of(optimizer).factor(step, steps);
    }

    /** Always the first rate. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }
    }

    /** Falls in a line to 0 behind the last step. */
    record Linear() implements LearningRateSchedule {
        @Override
        public double factor(long step, long steps) {
            return 1 - (double) step / steps;
        }
    }

    /**
     * Falls by a factor in stairs: {@code factor ^ floor(step / everySteps)}.
     *
     * @param factor from one stair to the next, in (0, 1]
     * @param everySteps length of a stair, at least 1
     */
    record Staircase(double factor, long everySteps) implements LearningRateSchedule {
        public Staircase {
            check("staircase", factor, everySteps);
        }

        @Override
        public double factor(long step, long steps) {
            long stairs = step / everySteps;
            return Math.pow(factor, (double) stairs);
        }
    }

    /**
     * Falls by the same factor from every step to the next: {@code factor ^ (step / everySteps)}.
     *
     * @param factor over the given number of steps, in (0, 1]
     * @param everySteps at least 1
     */
    record Exponential(double factor, long everySteps) implements LearningRateSchedule {
        public Exponential {
            check("exponential", factor, everySteps);
        }

        @Override
        public double factor(long step, long steps) {
            return Math.pow(factor, (double) step / everySteps);
        }
    }

    private static void check(String schedule, double factor, long everySteps) {
        SettingsRules.require(
                factor > 0 && factor <= 1,
                "factor of schedule '" + schedule + "' is out of range: got " + factor + ", expected (0, 1]");
        SettingsRules.atLeast("interval of schedule '" + schedule + "'", everySteps, 1);
    }
}
