package io.ganymede.trainer.training;

import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** How a learning rate changes over a job. */
interface LearningRateSchedule {
    /** Every schedule, by name. */
    NamedRegistry<LearningRateSchedule> REGISTRY = NamedRegistry.of(
            "learning-rate schedule", List.of(new Constant(), new Linear()), LearningRateSchedule::name);

    String name();

    /** The factor on the first rate for a step counted from 0. */
    double factor(long step, long steps);

    /** The rate of an optimiser at a step counted from 0. */
    static double rate(OptimizerSpec optimizer, long step, long steps) {
        return optimizer.learningRate() * REGISTRY.require(optimizer.schedule()).factor(step, steps);
    }

    /** Always the first rate. */
    record Constant() implements LearningRateSchedule {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public double factor(long step, long steps) {
            return 1;
        }
    }

    /** Falls in a line to 0 behind the last step. */
    record Linear() implements LearningRateSchedule {
        @Override
        public String name() {
            return "linear";
        }

        @Override
        public double factor(long step, long steps) {
            return 1 - (double) step / steps;
        }
    }
}
