package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.training.QuadrantImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The toy data set in the object store, as an import would leave it. */
public final class ToyDataset {
    public static final String NAME = "quadrants";

    private ToyDataset() {}

    /** Stores the manifest of a data set without labels, whose files nobody should ask for. */
    static void storeWithoutLabels(ArtifactStore store, String name) {
        LabelSpace labels = new LabelSpace(List.of(), List.of(), List.of());
        DatasetManifest manifest = Manifests.of(name, "1", QuadrantImages.SPACE.shape(), labels, Map.of());
        store.put(ObjectKeys.dataset(name, "1") + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }

    /** Stores it once; again is a no-op. */
    public static void store(ArtifactStore store, Path directory) {
        String prefix = ObjectKeys.dataset(NAME, "1");
        ArtifactRef file =
                store.put(prefix + "train.safetensors", QuadrantImages.write(directory), "application/octet-stream");
        store.put(prefix + ObjectKeys.MANIFEST, Json.bytes(QuadrantImages.manifest(file)), "application/json");
    }

    /** Stores its manifest as a later version too. */
    static void storeAgain(ArtifactStore store, String version) {
        String first = ObjectKeys.dataset(NAME, "1") + ObjectKeys.MANIFEST;
        store.put(
                ObjectKeys.dataset(NAME, version) + ObjectKeys.MANIFEST,
                store.find(first).orElseThrow(),
                "application/json");
    }
}
