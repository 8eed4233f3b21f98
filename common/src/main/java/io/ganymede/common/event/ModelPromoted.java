package io.ganymede.common.event;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.model.ModelKind;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version of a model is the one to serve. The key is the model name, so the compacted topic holds the newest promotion of
 * every model.
 *
 * @param manifest the version's manifest
 * @param metrics the scores that promoted it
 */
public record ModelPromoted(
        String model,
        int version,
        ModelKind kind,
        ArtifactRef manifest,
        Map<String, Double> metrics,
        String jobId,
        long step,
        Instant promotedAt) {
    public ModelPromoted {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
