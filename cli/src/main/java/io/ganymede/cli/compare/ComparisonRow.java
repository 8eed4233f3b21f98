package io.ganymede.cli.compare;

import io.ganymede.common.evaluation.EvaluationStage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one job. What is not known, or not defined for such a generator, is absent.
 *
 * @param step finished steps
 * @param steps all steps
 * @param minutes wall-clock time of the training, loading and storing included
 * @param scoredStep step of the newest checkpoint that was scored in full, or else in the fast stage
 * @param metrics its scores by name
 * @param diversity mean over conditions of how much generated images differ, 1 being as much as real ones
 * @param alarms codes of the alarms that were raised, oldest first; absent when the training was not watched, or so long ago
 *     that alarms are forgotten
 * @param succeeded whether the job did
 * @param result how it ended, with the reason of a failure
 * @param samples picture of its last checkpoint
 * @param provenance what trained it
 * @param stage stage of the scores; absent when there are none, or it is not known
 * @param protocolDigest protocol of the scores; those under different ones must not be ranked
 */
public record ComparisonRow(
        String preset,
        long seed,
        String jobId,
        long step,
        long steps,
        @Nullable Double minutes,
        @Nullable Long scoredStep,
        Map<String, Double> metrics,
        @Nullable Double diversity,
        @Nullable List<String> alarms,
        boolean succeeded,
        String result,
        @Nullable String samples,
        Map<String, String> provenance,
        @Nullable EvaluationStage stage,
        @Nullable String protocolDigest) {
    public ComparisonRow {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        alarms = alarms == null ? null : List.copyOf(alarms);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
