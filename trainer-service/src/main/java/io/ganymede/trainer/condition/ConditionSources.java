package io.ganymede.trainer.condition;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every way to draw conditions, by name. */
public final class ConditionSources {
    /** The sources that a request can name. */
    public static final NamedRegistry<ConditionSourceType> REGISTRY = NamedRegistry.of(
            "distribution of conditions",
            List.of(
                    UniformClasses.TYPE,
                    MarginalClasses.TYPE,
                    BalancedClasses.TYPE,
                    JointRows.TYPE,
                    IndependentAttributes.TYPE,
                    KernelDensity.TYPE),
            ConditionSourceType::name);

    private ConditionSources() {}
}
