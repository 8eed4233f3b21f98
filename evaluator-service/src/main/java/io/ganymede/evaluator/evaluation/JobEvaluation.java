package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the list of a job's evaluations under one protocol.
 *
 * @param best whether the checkpoint was the best so far
 */
public record JobEvaluation(
        int attempt,
        long step,
        ArtifactRef report,
        @Nullable EvaluationStage stage,
        boolean best,
        Map<String, Double> metrics,
        Map<String, Double> standardErrors) {
    public JobEvaluation {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        standardErrors = Collections.unmodifiableMap(new TreeMap<>(standardErrors));
    }
}
