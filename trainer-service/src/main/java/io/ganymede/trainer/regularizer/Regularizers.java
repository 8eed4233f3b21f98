package io.ganymede.trainer.regularizer;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.engine.InputGradient;
import io.ganymede.trainer.option.Option;
import java.util.List;

/** Every restraint on the discriminator, by name. */
public final class Regularizers {
    /** Name of the penalty on gradients between real and generated images. */
    public static final String GRADIENT_PENALTY = "gradient-penalty";

    private static final Option WEIGHT = Option.number("weight", 10, 1e-6, 1e6, "lambda, weight of the penalty");
    private static final Option GAMMA = Option.number("gamma", 1, 1e-6, 1e6, "gamma, weight of the penalty");
    private static final Option EVERY_UPDATES =
            Option.whole("everyUpdates", 16, 1, 1000, "distance between the updates that pay it, multiplied, at once");
    private static final Option LIMIT = Option.number("limit", 0.01, 1e-6, 100, "largest absolute weight");

    private static final RegularizerType INTERPOLATED_PENALTY = new RegularizerType(
            GRADIENT_PENALTY,
            List.of(WEIGHT),
            (others, options) -> others.with(interpolated(new GradientPenalty(options.number(WEIGHT)))));
    private static final RegularizerType R1 = new RegularizerType(
            "r1",
            List.of(GAMMA, EVERY_UPDATES),
            (others, options) ->
                    others.with(onReal(new RealGradientPenalty(options.number(GAMMA), options.whole(EVERY_UPDATES)))));
    private static final RegularizerType WEIGHT_CLIPPING = new RegularizerType(
            "weight-clipping",
            List.of(LIMIT),
            (others, options) -> others.with(new WeightClipping(options.number(LIMIT))));

    /** The regularisers that a request can name. */
    public static final NamedRegistry<RegularizerType> REGISTRY =
            NamedRegistry.of("regularizer", List.of(INTERPOLATED_PENALTY, R1, WEIGHT_CLIPPING), RegularizerType::name);

    private Regularizers() {}

    private static Penalty interpolated(GradientPenalty penalty) {
        return new Penalty() {
            @Override
            public boolean due(long update) {
                return true;
            }

            @Override
            public NDArray of(InputGradient gradient, Critic critic, NDArray real, NDArray generated) {
                return penalty.of(gradient, critic, real, generated);
            }
        };
    }

    private static Penalty onReal(RealGradientPenalty penalty) {
        return new Penalty() {
            @Override
            public boolean due(long update) {
                return penalty.due(update);
            }

            @Override
            public NDArray of(InputGradient gradient, Critic critic, NDArray real, NDArray generated) {
                return penalty.of(gradient, critic, real);
            }
        };
    }
}
