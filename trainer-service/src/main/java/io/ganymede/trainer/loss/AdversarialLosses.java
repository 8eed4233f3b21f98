package io.ganymede.trainer.loss;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;
import java.util.stream.Stream;

/** Every adversarial loss, by name. */
public final class AdversarialLosses {
    /** The losses that a request can name. */
    public static final NamedRegistry<LossType> REGISTRY = NamedRegistry.of(
            "adversarial loss",
            List.of(
                    MinimaxLoss.TYPE,
                    NonSaturatingLoss.TYPE,
                    LeastSquaresLoss.TYPE,
                    HingeLoss.TYPE,
                    WassersteinLoss.TYPE,
                    LogisticLoss.TYPE),
            LossType::name);

    private AdversarialLosses() {}

    /** Names of all losses, the given one first: for a method that can play any. */
    public static List<String> namesFrom(String first) {
        REGISTRY.require(first);
        Stream<String> others = REGISTRY.names().stream().filter(name -> !name.equals(first));
        return Stream.concat(Stream.of(first), others).toList();
    }
}
