package io.ganymede.trainer.training;

import ai.djl.ndarray.NDManager;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.Optimizer;
import io.ganymede.trainer.engine.OptimizerType;
import io.ganymede.trainer.engine.Optimizers;
import io.ganymede.trainer.option.Options;

/** From what a request says of an optimiser to the optimiser. */
final class OptimizerChoice {
    private OptimizerChoice() {}

    /** An optimiser at rest. */
    static Optimizer make(OptimizerSpec spec, NDManager arrays, DjlNetwork network) {
        OptimizerType type = Optimizers.REGISTRY.require(spec.name());
        return type.maker().make(arrays, network, options(type, spec));
    }

    /** Refuses unknown names and options with reason InvalidSpec. */
    static void check(OptimizerSpec spec) {
        Options unused = options(Optimizers.REGISTRY.require(spec.name()), spec);
    }

    private static Options options(OptimizerType type, OptimizerSpec spec) {
        return Options.resolve("optimizer '" + type.name() + "'", type.options(), spec.options());
    }
}
