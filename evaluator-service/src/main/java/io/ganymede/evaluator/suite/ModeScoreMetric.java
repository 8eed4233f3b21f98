package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.ModeScore;
import java.util.Map;
import java.util.Set;

/** Mode Score against the predictions on the training split, with the other form of the name beside it. */
final class ModeScoreMetric implements Metric {
    @Override
    public String id() {
        return ModeScore.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS, Need.TRAINING_PREDICTIONS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        ModeScore.Result result =
                new ModeScore(input.training().predictions()).of(input.generated().predictions());
        return MetricOutcome.of(
                Map.of(id(), result.value(), id() + "WithPrior", result.withPrior()), Map.of(), result);
    }
}
