package io.ganymede.trainer.training;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;

/**
 * How real and generated images share the discriminator's batches: of each pass a share rho is of the other kind. Source:
 * caGAN (Cho et al. 2020, IEEE Access 8:216729), section 2.2: batches of real and generated images in a constant ratio; the
 * released code lets rho grow in a line. It matters to discriminators with batch norm alone.
 *
 * @param ratio rho at its end, in [0, 1): 0 keeps kinds apart, one half gives both passes the same statistics
 * @param rampSteps steps in which rho grows from 0, in a line; 0 for a constant ratio
 */
record Batching(double ratio, long rampSteps) {
    private static final Option RATIO =
            Option.number("ratio", 0.5, 0, 0.99, "share of the other kind of image in a pass of the discriminator");
    private static final Option RAMP_STEPS =
            Option.whole("rampSteps", 0, 0, 1_000_000_000, "steps in which the ratio grows from 0; 0: constant");

    /** A way that a request can name. */
    record Kind(String name, List<Option> options) {}

    /** Every way, by name. */
    static final NamedRegistry<Kind> REGISTRY = NamedRegistry.of(
            "batching",
            List.of(new Kind("separate", List.of()), new Kind("mixed", List.of(RATIO, RAMP_STEPS))),
            Kind::name);

    /** What a request asks for; refuses unknown names and options with reason InvalidSpec. */
    static Batching of(String name, Map<String, OptionValue> wanted) {
        Kind kind = REGISTRY.require(name);
        Options options = Options.resolve("batching '" + name + "'", kind.options(), wanted);
        return kind.options().isEmpty()
                ? new Batching(0, 0)
                : new Batching(options.number(RATIO), options.whole(RAMP_STEPS));
    }

    /** Rho at a step counted from 0. */
    double ratio(long step) {
        return step >= rampSteps ? ratio : ratio * step / rampSteps;
    }

    /** How many images of a batch change places at a step. */
    int exchanged(long step, int batchSize) {
        return (int) Math.floor(ratio(step) * batchSize);
    }
}
