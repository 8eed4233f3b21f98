package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every training method, by name. */
public final class GanMethods {
    /** Methods for the job kind {@code gan}. */
    public static final NamedRegistry<GanMethod> REGISTRY =
            NamedRegistry.of("training method", List.of(new ConditionalGan(), new AmGan()), GanMethod::name);

    private GanMethods() {}
}
