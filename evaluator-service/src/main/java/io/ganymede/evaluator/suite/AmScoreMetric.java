package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.AmScore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** AM Score against the predictions on the training split, with its two terms as scores of their own. */
final class AmScoreMetric implements Metric {
    private static final String DIVERGENCE = AmScore.ID + "Divergence";
    private static final String ENTROPY = AmScore.ID + "Entropy";

    @Override
    public String id() {
        return AmScore.ID;
    }

    @Override
    public List<String> scores() {
        return List.of(id(), DIVERGENCE, ENTROPY);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS, Need.TRAINING_PREDICTIONS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        AmScore.Result result =
                new AmScore(input.training().predictions()).of(input.generated().predictions());
        MetricOutcome outcome = MetricOutcome.of(
                Map.of(id(), result.value(), DIVERGENCE, result.divergence(), ENTROPY, result.meanEntropy()),
                Map.of(),
                result);
        return input.predictionInfluence()
                .map(influence -> outcome.withInfluence(id(), influence.amScore())
                        .withInfluence(DIVERGENCE, influence.missing())
                        .withInfluence(ENTROPY, influence.entropy()))
                .orElse(outcome);
    }
}
