package io.ganymede.common.dataset;

import io.ganymede.common.network.Shape;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Manifests for tests. */
public final class Manifests {
    private Manifests() {}

    /** Version 1 of a data set of images with a class each, with a mean of 0.5 and a deviation of 0.25 per channel. */
    public static DatasetManifest ofClasses(
            String name, Shape imageShape, List<String> classes, Map<String, SplitDescription> splits) {
        return of(name, "1", imageShape, LabelSpace.ofClasses(classes), splits);
    }

    /** A version of a data set of any labels. */
    public static DatasetManifest of(
            String name, String version, Shape imageShape, LabelSpace labels, Map<String, SplitDescription> splits) {
        return new DatasetManifest(
                name,
                version,
                imageShape,
                DatasetManifest.BYTES,
                labels,
                splits,
                Collections.nCopies(imageShape.size(0), 0.5),
                Collections.nCopies(imageShape.size(0), 0.25),
                "00".repeat(32),
                "CC0",
                "made for a test",
                new ImportSummary("test", Map.of(), 0, 0, 0, null),
                Instant.EPOCH);
    }
}
