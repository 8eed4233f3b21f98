package io.ganymede.trainer.engine;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.option.Option;
import java.util.List;

/** Every optimiser, by name. */
public final class Optimizers {
    private static final double BELOW_ONE = Math.nextDown(1.0);

    private static final Option BETA1 = Option.number("beta1", 0.5, 0, BELOW_ONE, "decay of the first moment");
    private static final Option BETA2 = Option.number("beta2", 0.999, 0, BELOW_ONE, "decay of the second moment");
    private static final OptimizerType ADAM = new OptimizerType(
            "adam",
            List.of(BETA1, BETA2),
            (parent, network, options) ->
                    new AdamOptimizer(parent, network, options.number(BETA1), options.number(BETA2)));

    private static final Option RHO = Option.number("rho", 0.9, 0, BELOW_ONE, "decay of the mean square");
    private static final Option EPSILON = Option.number("epsilon", 1e-7, 1e-12, 1, "added to the root");
    private static final OptimizerType RMS_PROP = new OptimizerType(
            "rmsprop",
            List.of(RHO, EPSILON),
            (parent, network, options) ->
                    new RmsPropOptimizer(parent, network, options.number(RHO), options.number(EPSILON)));

    private static final Option MOMENTUM = Option.number("momentum", 0, 0, BELOW_ONE, "momentum of the first update");
    private static final Option FINAL_MOMENTUM =
            Option.number("finalMomentum", -1, -1, BELOW_ONE, "momentum at the end of the ramp; -1: no ramp");
    private static final Option RAMP_UPDATES =
            Option.whole("rampUpdates", 1, 1, 1_000_000_000, "updates until the final momentum is reached, in a line");
    private static final Option NESTEROV = Option.flag("nesterov", false, "look ahead along the velocity");
    private static final Option WEIGHT_DECAY =
            Option.number("weightDecay", 0, 0, 1, "share of every weight that is added to its gradient");
    private static final OptimizerType SGD = new OptimizerType(
            "sgd",
            List.of(MOMENTUM, FINAL_MOMENTUM, RAMP_UPDATES, NESTEROV, WEIGHT_DECAY),
            (parent, network, options) -> {
                double first = options.number(MOMENTUM);
                double last = options.number(FINAL_MOMENTUM) < 0 ? first : options.number(FINAL_MOMENTUM);
                return new SgdOptimizer(
                        parent,
                        network,
                        new MomentumRamp(first, last, options.whole(RAMP_UPDATES)),
                        options.flag(NESTEROV),
                        options.number(WEIGHT_DECAY));
            });

    /** The optimisers that a request can name. */
    public static final NamedRegistry<OptimizerType> REGISTRY =
            NamedRegistry.of("optimizer", List.of(ADAM, RMS_PROP, SGD), OptimizerType::name);

    private Optimizers() {}
}
