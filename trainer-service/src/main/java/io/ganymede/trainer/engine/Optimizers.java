package io.ganymede.trainer.engine;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.option.Option;
import java.util.List;

/** Every optimiser, by name. */
public final class Optimizers {
    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final Option BETA1 = Option.number("beta1", 0.5, 0, BELOW_ONE, "decay of the first moment");
    private static final Option BETA2 = Option.number("beta2", 0.999, 0, BELOW_ONE, "decay of the second moment");

    /** The optimisers that a request can name. */
    public static final NamedRegistry<OptimizerType> REGISTRY = NamedRegistry.of(
            "optimizer",
            List.of(new OptimizerType(
                    "adam",
                    List.of(BETA1, BETA2),
                    (parent, network, options) ->
                            new AdamOptimizer(parent, network, options.number(BETA1), options.number(BETA2)))),
            OptimizerType::name);

    private Optimizers() {}
}
