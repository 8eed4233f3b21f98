package io.ganymede.sampler.shelf;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.catalog.PublishedModels;
import io.ganymede.sampler.inference.BatchInvariance;
import io.ganymede.sampler.inference.GeneratorSession;
import io.ganymede.sampler.inference.GeneratorSignature;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.metrics.SamplerMetrics;

/** Brings a published version into memory: download with digest check, session, warm-up, batch plan. */
public final class ModelLoader {
    private final ArtifactStore store;
    private final PublishedModels models;
    private final int threads;
    private final SamplerMetrics metrics;

    /** With the threads of one run. */
    public ModelLoader(ArtifactStore store, int threads, SamplerMetrics metrics) {
        this.store = store;
        this.models = new PublishedModels(store);
        this.threads = threads;
        this.metrics = metrics;
    }

    /** What is published. */
    public PublishedModels models() {
        return models;
    }

    /** Loads an announced version; the reference is that of its manifest. */
    public LoadedModel load(ArtifactRef ref) {
        return load(Json.read("model manifest '" + ref.key() + "'", store.read(ref), ModelManifest.class));
    }

    /**
     * Loads a version.
     *
     * @throws PlatformException with reason NotFound when there is no such generator, and those of the store and the session
     */
    public LoadedModel load(String model, int version) {
        return load(models.version(model, version).manifest());
    }

    private LoadedModel load(ModelManifest manifest) {
        String label = manifest.model() + "/" + manifest.version();
        if (manifest.kind() != ModelKind.GENERATOR) {
            throw new PlatformException(
                    Reason.NOT_FOUND, "model '" + manifest.model() + "' draws no images: it is a classifier");
        }
        return metrics.loading(() -> {
            GeneratorSession session =
                    GeneratorSession.open(label, store.read(manifest.onnx()), GeneratorSignature.of(manifest), threads);
            try {
                return new LoadedModel(manifest, session, BatchInvariance.measure(session));
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        });
    }
}
