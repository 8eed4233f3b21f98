package io.ganymede.trainer.augmentation;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every augmentation of what a discriminator sees, by name. */
public final class Augmentations {
    /** The augmentations that a request can name. */
    public static final NamedRegistry<AugmentationType> REGISTRY =
            NamedRegistry.of("augmentation", List.of(DiffAugment.TYPE), AugmentationType::name);

    private Augmentations() {}
}
