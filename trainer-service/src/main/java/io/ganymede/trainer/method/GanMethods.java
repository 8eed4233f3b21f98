package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every training method, by name. */
public final class GanMethods {
    /** Methods for the job kind {@code gan}. */
    public static final NamedRegistry<GanMethod> REGISTRY =
            NamedRegistry.of("training method", List.of(new ConcatMethod(), new AmGanMethod()), GanMethod::name);

    private GanMethods() {}
}
