package io.ganymede.common.event;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint has been scored.
 *
 * @param checkpoint the checkpoint's manifest
 * @param protocolDigest SHA-256 of the protocol; numbers under different protocols must not be ranked
 * @param report the full report in the object store
 * @param metrics scores by name: {@code fid}, {@code classFid} (mean), {@code betweenClassFid}, {@code amScore}, {@code
 *     amScoreDivergence}, {@code amScoreEntropy}, {@code inceptionScore}, {@code modeScore}, {@code modeScoreWithPrior}, {@code
 *     labelAccuracy}; one that is not defined is absent: a generator that is told no class has no {@code classFid}, {@code
 *     betweenClassFid} and {@code labelAccuracy}
 * @param perClass scores of each class by metric and class name, for instance {@code classFid}; empty when no class was asked
 *     for
 */
public record EvaluationCompleted(
        String jobId,
        int attempt,
        long step,
        boolean last,
        ArtifactRef checkpoint,
        String protocolDigest,
        ArtifactRef report,
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> perClass,
        PublishSpec publish,
        Instant completedAt) {
    public EvaluationCompleted {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        perClass = Collections.unmodifiableMap(new TreeMap<>(perClass));
    }
}
