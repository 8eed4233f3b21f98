package io.ganymede.common.event;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint has been scored.
 *
 * @param checkpoint the checkpoint's manifest
 * @param protocolDigest SHA-256 of the protocol; numbers under different protocols must not be ranked
 * @param report the full report in the object store
 * @param metrics scores by name: {@code fid}, {@code classFid} (mean), {@code betweenClassFid}, {@code amScore}, {@code
 *     amScoreDivergence}, {@code amScoreEntropy}, {@code inceptionScore}, {@code modeScore}, {@code modeScoreWithPrior}, {@code
 *     labelAccuracy}, {@code latentSensitivity} in the full stage, {@code attributeFid} (mean over attributes); one that is not defined is absent: a generator that is told no class has no {@code classFid}, {@code
 *     betweenClassFid} and {@code labelAccuracy}
 * @param perClass scores of each class by metric and class name, for instance {@code classFid}, or of each attribute that the
 *     generator was told; empty when neither was asked for
 * @param stage absent means full
 * @param standardErrors of the scores that have one, by name; absent when none has
 * @param deviations file of the scores with what paired comparisons need, see {@code ScoreSamples}; absent when none has any
 * @param standing among the checkpoints of the job that were scored before under the same protocol
 * @param page the report for people, HTML
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
        Instant completedAt,
        @Nullable EvaluationStage stage,
        @Nullable Map<String, Double> standardErrors,
        @Nullable ArtifactRef deviations,
        @Nullable Standing standing,
        @Nullable ArtifactRef page) {
    public EvaluationCompleted {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        perClass = Collections.unmodifiableMap(new TreeMap<>(perClass));
        standardErrors = standardErrors == null || standardErrors.isEmpty()
                ? null
                : Collections.unmodifiableMap(new TreeMap<>(standardErrors));
    }

    /** The scores of a full evaluation alone. */
    public EvaluationCompleted(
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
        this(
                jobId,
                attempt,
                step,
                last,
                checkpoint,
                protocolDigest,
                report,
                metrics,
                perClass,
                publish,
                completedAt,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether it is one of the fast stage: too small to promote by. */
    public boolean preliminary() {
        return stage == EvaluationStage.FAST;
    }

    /** The standard error of a score; null when it has none. */
    public @Nullable Double standardError(String metric) {
        return standardErrors == null ? null : standardErrors.get(metric);
    }
}
