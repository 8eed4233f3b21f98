package io.ganymede.common.naming;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A closed family of variants found by name.
 *
 * @param <T> the family
 */
public final class NamedRegistry<T> {
    private final String family;
    private final Map<String, T> variants;

    private NamedRegistry(String family, Map<String, T> variants) {
        this.family = family;
        this.variants = Collections.unmodifiableMap(variants);
    }

    /**
     * A registry of the given variants.
     *
     * @param family what the variants are, singular, for messages ("training method")
     * @throws IllegalArgumentException when two variants share a name
     */
    public static <T> NamedRegistry<T> of(String family, Collection<T> variants, Function<T, String> name) {
        Map<String, T> byName = new TreeMap<>();
        for (T variant : variants) {
            if (byName.put(name.apply(variant), variant) != null) {
                throw new IllegalArgumentException(family + " '" + name.apply(variant) + "' is registered twice");
            }
        }
        return new NamedRegistry<>(family, byName);
    }

    /** Sorted names of all variants. */
    public List<String> names() {
        return List.copyOf(variants.keySet());
    }

    public @Nullable T find(String name) {
        return variants.get(name);
    }

    /**
     * The variant of that name.
     *
     * @throws PlatformException with reason InvalidSpec that lists the known names and the nearest one
     */
    public T require(String name) {
        T variant = variants.get(name);
        if (variant == null) {
            throw new PlatformException(Reason.INVALID_SPEC, unknown(name));
        }
        return variant;
    }

    /** The message for a name that is not registered. */
    public String unknown(String name) {
        return NearestName.unknown(family, name, variants.keySet());
    }
}
