package io.ganymede.common.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** What runs: {@code ganymede_build_info{version,revision}} with the value 1. */
public final class BuildInfo {
    private BuildInfo() {}

    /**
     * Registers the gauge.
     *
     * @param version version of the service
     * @param service a class of the service; its jar's implementation version is the revision, {@code unknown} without one
     */
    public static void register(MeterRegistry registry, String version, Class<?> service) {
        String revision = Optional.ofNullable(service.getPackage().getImplementationVersion())
                .orElse("unknown");
        Gauge.builder("ganymede.build.info", () -> 1)
                .tags("version", version, "revision", revision)
                .register(registry);
    }
}
