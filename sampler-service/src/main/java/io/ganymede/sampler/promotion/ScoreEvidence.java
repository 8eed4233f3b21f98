package io.ganymede.sampler.promotion;

import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.model.ModelManifest;

/** What is known of a checkpoint's score and of the newest version's beside the two values. */
@FunctionalInterface
public interface ScoreEvidence {
    /**
     * The gate's score of both, with what paired comparisons need.
     *
     * @param newest a version that was measured under the protocol of the evaluation
     */
    Found find(EvaluationCompleted evaluation, ModelManifest newest);

    /** What was found. */
    sealed interface Found {}

    /** Both, made from the same latents in the same order. */
    record Pair(ScoreSample before, ScoreSample after) implements Found {}

    /**
     * Not both.
     *
     * @param why what is missing, for people
     */
    record Missing(String why) implements Found {}
}
