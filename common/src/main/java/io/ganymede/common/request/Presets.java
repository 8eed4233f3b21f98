package io.ganymede.common.request;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.naming.NamedRegistry;
import java.util.List;
import java.util.stream.Stream;

/** The presets of the platform: one JSON file each in {@code presets/}, and one line here. */
public final class Presets {
    private static final NamedRegistry<Preset> REGISTRY = NamedRegistry.of(
            "preset",
            Stream.of(
                            "ac-gan",
                            "ac-gan-star",
                            "ac-gan-star-plus",
                            "am-gan",
                            "am-gan-dynamic",
                            "cagan",
                            "cagan-wgan-gp",
                            "cat-gan",
                            "cgan",
                            "cgan-lfw",
                            "contragan",
                            "dcgan",
                            "densenet-classifier",
                            "gan",
                            "gan-star",
                            "label-gan",
                            "lsgan",
                            "projection",
                            "reacgan",
                            "reference-classifier",
                            "wasserstein-gp")
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
