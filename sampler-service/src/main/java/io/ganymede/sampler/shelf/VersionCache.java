package io.ganymede.sampler.shelf;

import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.inference.ModelLease;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A few older versions, the least recently used one makes room. One load at a time; hits do not wait for it. Thread-safe. */
final class VersionCache {
    private static final float LOAD_FACTOR = 0.75f;

    private record Key(String model, int version) {}

    private final ModelLoader loader;
    private final int capacity;
    private final Object loading = new Object();
    private final Map<Key, LoadedModel> cached = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    VersionCache(ModelLoader loader, int capacity) {
        this.loader = loader;
        this.capacity = capacity;
    }

    /** A lease on a version, loaded when needed. */
    ModelLease lease(String model, int version) {
        Key key = new Key(model, version);
        Optional<ModelLease> hit = hit(key);
        if (hit.isPresent()) {
            return hit.get();
        }
        synchronized (loading) {
            return hit(key).orElseGet(() -> {
                LoadedModel loaded = loader.load(model, version);
                ModelLease lease = ModelLease.of(loaded).orElseThrow();
                put(key, loaded);
                return lease;
            });
        }
    }

    int size() {
        synchronized (cached) {
            return cached.size();
        }
    }

    void clear() {
        synchronized (cached) {
            cached.values().forEach(LoadedModel::release);
            cached.clear();
        }
    }

    private Optional<ModelLease> hit(Key key) {
        synchronized (cached) {
            return Optional.ofNullable(cached.get(key)).flatMap(ModelLease::of);
        }
    }

    private void put(Key key, LoadedModel loaded) {
        synchronized (cached) {
            cached.put(key, loaded);
            Iterator<LoadedModel> eldest = cached.values().iterator();
            while (cached.size() > capacity) {
                eldest.next().release();
                eldest.remove();
            }
        }
    }
}
