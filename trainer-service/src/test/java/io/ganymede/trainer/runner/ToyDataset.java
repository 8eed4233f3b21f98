package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.training.QuadrantImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The toy data set in the object store, as an import would leave it. */
public final class ToyDataset {
    public static final String NAME = "quadrants";

    private ToyDataset() {}

    /** Stores it once; again is a no-op. */
    public static void store(ArtifactStore store, Path directory) {
        String prefix = ObjectKeys.dataset(NAME, "1");
        ArtifactRef file =
                store.put(prefix + "train.safetensors", QuadrantImages.write(directory), "application/octet-stream");
        SplitDescription split = SplitDescription.ofClasses(file, List.of(100L, 100L, 100L, 100L));
        DatasetManifest manifest = Manifests.ofClasses(
                NAME, QuadrantImages.SPACE.shape(), List.of("a", "b", "c", "d"), Map.of("train", split, "test", split));
        store.put(prefix + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }
}
