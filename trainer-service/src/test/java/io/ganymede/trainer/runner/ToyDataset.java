package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.training.QuadrantImages;
import java.nio.file.Path;

/** The toy data set in the object store, as an import would leave it. */
public final class ToyDataset {
    public static final String NAME = "quadrants";

    private ToyDataset() {}

    /** Stores it once; again is a no-op. */
    public static void store(ArtifactStore store, Path directory) {
        String prefix = ObjectKeys.dataset(NAME, "1");
        ArtifactRef file =
                store.put(prefix + "train.safetensors", QuadrantImages.write(directory), "application/octet-stream");
        store.put(prefix + ObjectKeys.MANIFEST, Json.bytes(QuadrantImages.manifest(file)), "application/json");
    }
}
