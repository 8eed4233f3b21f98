package io.ganymede.trainer.training;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.TrainingSettings;
import java.util.Set;

/** Bounds of training settings; a broken one is the sender's fault (reason InvalidSpec). */
final class SettingsRules {
    private SettingsRules() {}

    static void check(TrainingSettings training, String... networks) {
        atLeast("steps", training.steps(), 1);
        atLeast("batchSize", training.batchSize(), 2);
        require(
                training.optimizers().keySet().equals(Set.of(networks)),
                "optimizers do not fit the networks: got "
                        + training.optimizers().keySet() + ", expected " + Set.of(networks));
        training.optimizers().values().forEach(SettingsRules::check);
    }

    static void check(AverageSpec average) {
        fraction("average decay", average.decay());
        atLeast("average startStep", average.startStep(), 0);
    }

    static void atLeast(String what, long value, long least) {
        require(value >= least, what + " is out of range: got " + value + ", expected at least " + least);
    }

    static OptimizerSpec checked(OptimizerSpec optimizer) {
        check(optimizer);
        return optimizer;
    }

    private static void check(OptimizerSpec optimizer) {
        OptimizerChoice.check(optimizer);
        require(
                optimizer.learningRate() > 0 && optimizer.learningRate() <= 1,
                "learning rate is out of range: got " + optimizer.learningRate() + ", expected (0, 1]");
        LearningRateSchedule unused = Schedules.of(optimizer);
    }

    private static void fraction(String what, double value) {
        require(value >= 0 && value < 1, what + " is out of range: got " + value + ", expected [0, 1)");
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_SPEC, message);
        }
    }
}
