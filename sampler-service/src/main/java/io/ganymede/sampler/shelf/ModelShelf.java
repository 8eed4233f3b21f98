package io.ganymede.sampler.shelf;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.inference.ModelLease;
import io.ganymede.sampler.metrics.SamplerMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that are served. By name a request gets the announced version; when a new one is announced, it is loaded and
 * warmed up beside the old one, which is closed after its last request. A version that cannot be loaded leaves the old one
 * live. Requests may come from any thread, announcements from one.
 */
public final class ModelShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelShelf.class);

    private final ModelLoader loader;
    private final VersionCache older;
    private final SamplerMetrics metrics;
    private final Map<String, ModelPromoted> announced = new ConcurrentSkipListMap<>();
    private final Map<String, LoadedModel> live = new ConcurrentSkipListMap<>();

    /** With the number of older versions that are kept in memory. */
    public ModelShelf(ModelLoader loader, int olderVersions, SamplerMetrics metrics) {
        this.loader = loader;
        this.older = new VersionCache(loader, olderVersions);
        this.metrics = metrics;
        metrics.modelsLoaded(() -> live.size() + older.size());
    }

    /**
     * Serves the announced version from now on. Classifiers are passed over.
     *
     * @throws PlatformException when it cannot be loaded; then nothing has changed
     */
    public void announce(ModelPromoted promotion) {
        if (promotion.kind() != ModelKind.GENERATOR) {
            return;
        }
        announced.put(promotion.model(), promotion);
        LoadedModel current = live.get(promotion.model());
        if (current != null && current.manifest().version() == promotion.version()) {
            // Announced once more.
            return;
        }
        LoadedModel next = loader.load(promotion.manifest());
        LoadedModel previous = live.put(promotion.model(), next);
        metrics.serving(next.manifest());
        LOG.info(
                "Model live model={} version={} digest={} batchSizes={}",
                promotion.model(),
                promotion.version(),
                next.manifest().onnx().sha256(),
                next.plan().sizes());
        if (previous != null) {
            previous.release();
        }
    }

    /** A version is known but could not be loaded: the fact is logged and counted, what is live stays. */
    public void failed(ModelPromoted promotion, PlatformException failure) {
        metrics.loadFailed(failure.reason());
        LOG.error(
                "Model not loaded model={} version={} reason={} live={}",
                promotion.model(),
                promotion.version(),
                failure.reason().code(),
                Optional.ofNullable(live.get(promotion.model()))
                        .map(model -> Integer.toString(model.manifest().version()))
                        .orElse("none"),
                failure);
    }

    /** Manifests of what is served, by name. */
    public List<ModelManifest> live() {
        return live.values().stream().map(LoadedModel::manifest).toList();
    }

    /** Names of all models that were announced, loaded or not. */
    public List<String> names() {
        return List.copyOf(announced.keySet());
    }

    /** Versions of a model in the object store, newest first. */
    public List<Integer> versions(String model) {
        return loader.models().versions(model);
    }

    /**
     * A lease on the announced version.
     *
     * @throws PlatformException with reason NotFound that lists the known models, ModelUnavailable when there is none yet
     */
    public ModelLease lease(String model) {
        while (true) {
            LoadedModel current = live.get(model);
            if (current == null) {
                throw missing(model);
            }
            // A model that was swapped out and closed in between is no longer in the map.
            Optional<ModelLease> lease = ModelLease.of(current);
            if (lease.isPresent()) {
                return lease.get();
            }
        }
    }

    /** A lease on a given version, live or older; see {@link #lease(String)}. */
    public ModelLease lease(String model, int version) {
        LoadedModel current = live.get(model);
        if (current == null) {
            throw missing(model);
        }
        return Optional.of(current)
                .filter(candidate -> candidate.manifest().version() == version)
                .flatMap(ModelLease::of)
                .orElseGet(() -> older.lease(model, version));
    }

    @Override
    public void close() {
        live.values().forEach(LoadedModel::release);
        live.clear();
        older.clear();
    }

    private PlatformException missing(String model) {
        if (announced.isEmpty()) {
            return new PlatformException(
                    Reason.MODEL_UNAVAILABLE, "model '" + model + "' is not there: no model has been published yet");
        }
        if (announced.containsKey(model)) {
            return new PlatformException(
                    Reason.MODEL_UNAVAILABLE,
                    "model '" + model + "' is not there: its version could not be loaded yet");
        }
        return new PlatformException(Reason.NOT_FOUND, NearestName.unknown("model", model, announced.keySet()));
    }
}
