package io.ganymede.trainer.loss;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every adversarial loss, by name. */
public final class AdversarialLosses {
    /** The losses that a request can name. */
    public static final NamedRegistry<LossType> REGISTRY =
            NamedRegistry.of("adversarial loss", List.of(NonSaturatingLoss.TYPE), LossType::name);

    private AdversarialLosses() {}
}
