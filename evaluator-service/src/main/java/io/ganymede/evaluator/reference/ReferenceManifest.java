package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kept statistics of one split, written after their file.
 *
 * @param formatVersion version of the file's content, {@link #VERSION}
 * @param datasetDigest SHA-256 of the data set's manifest
 * @param extractorDigest SHA-256 of the classifier's manifest
 * @param count number of images
 * @param statistics the file
 * @param provenance versions: free key/value pairs
 */
public record ReferenceManifest(
        int formatVersion,
        String datasetDigest,
        String extractorDigest,
        String split,
        long count,
        ArtifactRef statistics,
        Map<String, String> provenance,
        Instant createdAt) {
    /** The content that this code writes; another one is computed anew. */
    public static final int VERSION = 1;

    public ReferenceManifest {
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
