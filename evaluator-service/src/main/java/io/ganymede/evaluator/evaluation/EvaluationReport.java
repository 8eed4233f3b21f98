package io.ganymede.evaluator.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.evaluator.statistics.Confusion;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The full result of an evaluation, as it is stored.
 *
 * @param reportVersion version of this format, {@link #VERSION}
 * @param checkpoint what was scored
 * @param protocolDigest digest of the protocol
 * @param protocol how it was scored
 * @param metrics scores by name; those that need classes are absent when none was asked for
 * @param details terms behind the scores, by metric
 * @param classes scores of each class, in order of the label, or of each attribute that the generator was told; empty when neither
 *     was asked for
 * @param worstClass name of the class or attribute with the largest Fréchet distance; absent likewise
 * @param confusion asked-for classes against recognised ones; absent when no class was asked for
 * @param floor the same scores of the real images of the reference split against the training split: what a perfect
 *     generator would get; empty when both are one split
 * @param warnings what to bear in mind when reading the scores
 * @param durationsSeconds seconds by stage
 * @param provenance versions and machine: free key/value pairs
 * @param origin identity of the event that announces the report
 * @param stage how much was done; absent in reports of before there were stages, which are full
 * @param standardErrors of the scores that have one, by name; absent in older reports
 * @param standing among the checkpoints of the job that were scored before under the same protocol; absent in older reports
 * @param deviations file of the scores with what paired comparisons need, see {@code ScoreSamples}; absent when none has any
 * @param page the report for people, HTML
 */
public record EvaluationReport(
        int reportVersion,
        Checkpoint checkpoint,
        String protocolDigest,
        Protocol protocol,
        Map<String, Double> metrics,
        Map<String, JsonNode> details,
        List<ClassScores> classes,
        @Nullable String worstClass,
        @Nullable Confusion confusion,
        Map<String, Double> floor,
        List<String> warnings,
        Map<String, Double> durationsSeconds,
        Map<String, String> provenance,
        Origin origin,
        Instant completedAt,
        @Nullable EvaluationStage stage,
        @Nullable Map<String, Double> standardErrors,
        @Nullable Standing standing,
        @Nullable ArtifactRef deviations,
        @Nullable ArtifactRef page) {
    /** The format that this code writes. */
    public static final int VERSION = 1;

    /**
     * A checkpoint.
     *
     * @param manifest its manifest
     * @param last whether no further checkpoint of the job follows
     */
    public record Checkpoint(
            String jobId, int attempt, long step, boolean last, String specHash, String model, ArtifactRef manifest) {}

    /**
     * One class.
     *
     * @param name its name
     * @param generated number of generated images
     * @param reference number of reference images
     * @param scores scores by name
     */
    public record ClassScores(String name, long generated, long reference, Map<String, Double> scores) {
        public ClassScores {
            scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        }
    }

    /**
     * Who announces the report, and by which event: a repeated announcement is the same event.
     *
     * @param eventId id of the event
     * @param source who evaluated
     * @param causationId id of the event that asked for the evaluation
     */
    public record Origin(
            String eventId, String source, @Nullable String causationId) {}

    public EvaluationReport {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        classes = List.copyOf(classes);
        floor = Collections.unmodifiableMap(new TreeMap<>(floor));
        warnings = List.copyOf(warnings);
        durationsSeconds = Collections.unmodifiableMap(new TreeMap<>(durationsSeconds));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        standardErrors = standardErrors == null ? null : Collections.unmodifiableMap(new TreeMap<>(standardErrors));
    }

    /** The same with a page. */
    EvaluationReport with(ArtifactRef itsPage) {
        return new EvaluationReport(
                reportVersion,
                checkpoint,
                protocolDigest,
                protocol,
                metrics,
                details,
                classes,
                worstClass,
                confusion,
                floor,
                warnings,
                durationsSeconds,
                provenance,
                origin,
                completedAt,
                stage,
                standardErrors,
                standing,
                deviations,
                itsPage);
    }

    /** How much was done. */
    public EvaluationStage extent() {
        return stage == null ? EvaluationStage.FULL : stage;
    }

    /** Whether no checkpoint of the job before it is better or as good, as far as its metric tells. */
    public boolean bestSoFar() {
        return standing == null || standing.evaluationsSinceBest() == 0;
    }

    /** Standard errors by name of the score; empty when none is known. */
    public Map<String, Double> errors() {
        return standardErrors == null ? Map.of() : standardErrors;
    }

    /** Scores by name and class name. */
    public Map<String, Map<String, Double>> perClass() {
        Map<String, Map<String, Double>> perClass = new TreeMap<>();
        for (ClassScores ofClass : classes) {
            ofClass.scores().forEach((name, value) -> perClass.computeIfAbsent(name, unused -> new TreeMap<>())
                    .put(ofClass.name(), value));
        }
        return perClass;
    }
}
