package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.AmScore;
import java.util.Map;
import java.util.Set;

/** AM Score against the predictions on the training split, with its two terms as scores of their own. */
final class AmScoreMetric implements Metric {
    @Override
    public String id() {
        return AmScore.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS, Need.TRAINING_PREDICTIONS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        AmScore.Result result =
                new AmScore(input.training().predictions()).of(input.generated().predictions());
        return MetricOutcome.of(
                Map.of(
                        id(),
                        result.value(),
                        id() + "Divergence",
                        result.divergence(),
                        id() + "Entropy",
                        result.meanEntropy()),
                Map.of(),
                result);
    }
}
