package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every training method, by name. */
public final class GanMethods {
    /** Methods for the job kind {@code gan}. */
    public static final NamedRegistry<GanMethod> REGISTRY = NamedRegistry.of(
            "training method",
            List.of(
                    new NoneMethod(),
                    new ConcatMethod(),
                    new ProjectionMethod(),
                    AuxiliaryClassifierMethod.AC_GAN,
                    AuxiliaryClassifierMethod.AC_GAN_STAR,
                    AuxiliaryClassifierMethod.AC_GAN_STAR_PLUS,
                    AuxiliaryClassifierMethod.GAN_STAR,
                    KPlusOneMethod.LABEL_GAN,
                    KPlusOneMethod.AM_GAN,
                    new CatGanMethod(),
                    new ConditionalActivationMethod(),
                    EmbeddingMethod.REACGAN,
                    EmbeddingMethod.CONTRAGAN),
            GanMethod::name);

    private GanMethods() {}
}
