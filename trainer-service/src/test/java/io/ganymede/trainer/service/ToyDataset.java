package io.ganymede.trainer.service;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.training.QuadrantImages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The toy data set in the object store, as an import would leave it. */
final class ToyDataset {
    static final String NAME = "quadrants";

    private ToyDataset() {}

    /** Stores it once; again is a no-op. */
    static void store(ArtifactStore store, Path directory) {
        String prefix = ObjectKeys.dataset(NAME, "1");
        ArtifactRef file =
                store.put(prefix + "train.safetensors", QuadrantImages.write(directory), "application/octet-stream");
        SplitDescription split = new SplitDescription(file, 400, List.of(100L, 100L, 100L, 100L));
        DatasetManifest manifest = new DatasetManifest(
                NAME,
                "1",
                QuadrantImages.SPACE.shape(),
                List.of("a", "b", "c", "d"),
                Map.of("train", split, "test", split),
                List.of(0.3),
                List.of(0.3),
                "CC0",
                "made here",
                Instant.EPOCH);
        store.put(prefix + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }
}
