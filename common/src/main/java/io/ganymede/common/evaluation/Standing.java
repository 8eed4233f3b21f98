package io.ganymede.common.evaluation;

import io.ganymede.common.artifact.ArtifactRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a checkpoint stands among those of its job that were scored before it under the same protocol.
 *
 * @param metric the score that decides, that of the job's gate
 * @param evaluationsSinceBest 0 when this checkpoint is the best so far: the first, or one with the verdict {@code better} on the
 *     best before it; else the number of evaluations since that one, this included
 * @param best the best one before it; absent for the first
 * @param comparisons scores held against those of {@code best}, by name; empty for the first
 */
public record Standing(
        String metric, int evaluationsSinceBest, @Nullable Rival best, Map<String, ScoreComparison> comparisons) {

    /**
     * A checkpoint to beat.
     *
     * @param checkpoint its manifest
     * @param report on it
     */
    public record Rival(int attempt, long step, ArtifactRef checkpoint, ArtifactRef report) {}

    public Standing {
        comparisons = Collections.unmodifiableMap(new TreeMap<>(comparisons));
    }

    /** The standing of the first checkpoint. */
    public static Standing first(String metric) {
        return new Standing(metric, 0, null, Map.of());
    }

    /** The comparison that decides; absent for the first checkpoint, and when either has no such score. */
    public @Nullable ScoreComparison decisive() {
        return comparisons.get(metric);
    }
}
