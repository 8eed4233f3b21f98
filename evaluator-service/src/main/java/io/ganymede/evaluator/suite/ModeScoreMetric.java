package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.ModeScore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mode Score against the predictions on the training split, with the other form of the name beside it. */
final class ModeScoreMetric implements Metric {
    private static final String WITH_PRIOR = ModeScore.ID + "WithPrior";

    @Override
    public String id() {
        return ModeScore.ID;
    }

    @Override
    public List<String> scores() {
        return List.of(id(), WITH_PRIOR);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS, Need.TRAINING_PREDICTIONS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        ModeScore.Result result = new ModeScore(input.training().predictions())
                .of(input.generated().predictions());
        MetricOutcome outcome =
                MetricOutcome.of(Map.of(id(), result.value(), WITH_PRIOR, result.withPrior()), Map.of(), result);
        return input.predictionInfluence()
                .map(influence -> outcome.withInfluence(id(), scaled(result.value(), influence.logInceptionScore()))
                        .withInfluence(WITH_PRIOR, scaled(result.withPrior(), influence.logModeScoreWithPrior())))
                .orElse(outcome);
    }

    /** The influences on a score from those on its logarithm. */
    static double[] scaled(double score, double[] influences) {
        return Arrays.stream(influences).map(value -> score * value).toArray();
    }
}
