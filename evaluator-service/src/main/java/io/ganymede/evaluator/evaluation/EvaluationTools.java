package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import java.time.Clock;

/**
 * What an evaluator works with.
 *
 * @param store the object store
 * @param algebra engine of the metrics
 * @param settings how networks are run
 * @param source {@code ce_source} of the events
 * @param version of this service
 * @param clock for completion times
 * @param shardImages largest number of images that one evaluator looks at in one go, at least 1
 */
public record EvaluationTools(
        ArtifactStore store,
        LinearAlgebra algebra,
        InferenceSettings settings,
        String source,
        String version,
        Clock clock,
        long shardImages) {}
