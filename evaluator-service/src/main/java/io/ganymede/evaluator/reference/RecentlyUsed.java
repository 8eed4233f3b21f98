package io.ganymede.evaluator.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A memory of a few values that forgets the one whose last use is longest ago. Not thread-safe.
 *
 * @param <K> what a value is known by
 * @param <V> values
 */
final class RecentlyUsed<K, V> {
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, V> values;
    private final int most;

    /** A memory of so many values, at least 1. */
    RecentlyUsed(int most) {
        this.values = new LinkedHashMap<>(2 * most, LOAD_FACTOR, true);
        this.most = most;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }
}
