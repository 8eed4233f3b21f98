package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an evaluator says of checkpoints. */
public final class Evaluations {
    private static final ArtifactRef FILE = new ArtifactRef("any", "00".repeat(32), 1);

    private Evaluations() {}

    /** So many evaluations have not beaten the checkpoint of step 1. */
    public static EvaluationCompleted unbeaten(String jobId, int attempt, long step, int evaluationsSinceBest) {
        return evaluation(
                jobId,
                attempt,
                step,
                new Standing(
                        "classFid",
                        evaluationsSinceBest,
                        new Standing.Rival(1, 1, FILE, FILE),
                        Map.of("classFid", new ScoreComparison(0.5, 1.0, Verdict.NOT_SIGNIFICANT))));
    }

    /** An evaluation that knows of no other. */
    public static EvaluationCompleted evaluation(String jobId, int attempt, long step, @Nullable Standing standing) {
        return new EvaluationCompleted(
                jobId,
                attempt,
                step,
                false,
                FILE,
                "ab".repeat(32),
                FILE,
                Map.of("classFid", 40.0),
                Map.of(),
                new PublishSpec("digits", new GateSpec("classFid", "minimize", null)),
                Instant.EPOCH,
                EvaluationStage.FAST,
                null,
                null,
                standing,
                null);
    }

    /** As an event. */
    public static Event<EvaluationCompleted> event(EvaluationCompleted evaluation) {
        return Event.of(
                EventType.EVALUATION_COMPLETED,
                "/ganymede/evaluator/test",
                Instant.EPOCH,
                evaluation.jobId(),
                null,
                evaluation);
    }
}
