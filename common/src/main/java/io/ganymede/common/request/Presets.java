package io.ganymede.common.request;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.naming.NamedRegistry;
import java.util.List;
import java.util.stream.Stream;

/** The presets of the platform: one JSON file each in {@code presets/}, and one line here. */
public final class Presets {
    private static final NamedRegistry<Preset> REGISTRY = NamedRegistry.of(
            "preset",
            Stream.of("am-gan", "cgan", "reference-classifier")
                    .map(Preset::load)
                    .toList(),
            Preset::name);

    private Presets() {}

    /** Sorted names. */
    public static List<String> names() {
        return REGISTRY.names();
    }

    /** What a preset is, on one line; see {@link #preset}. */
    public static String summary(String name) {
        return preset(name).summary();
    }

    /**
     * A preset by name.
     *
     * @throws PlatformException with reason InvalidSpec that lists the known names and the nearest one
     */
    public static Preset preset(String name) {
        return REGISTRY.require(name);
    }

    static NamedRegistry<Preset> registry() {
        return REGISTRY;
    }
}
