package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.InceptionScore;
import io.ganymede.evaluator.metric.PredictionInfluence;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.suite.MetricSettings.InceptionForm;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inception Score, of all generated images as one split or as the mean over the splits; both stand in the details. The splits are
 * independent, so that their deviation over the root of their number is the error; that of one split comes from the influence of each
 * image where the predictions on each are known.
 */
final class InceptionScoreMetric implements Metric {
    private final InceptionScore score;
    private final InceptionForm form;

    InceptionScoreMetric(Ddof ddof, InceptionForm form) {
        this.score = new InceptionScore(ddof);
        this.form = form;
    }

    /**
     * Both forms of the score.
     *
     * @param oneSplit of all images together
     * @param overSplits of the protocol's splits; absent when there is only one
     */
    record Details(double oneSplit, InceptionScore.@Nullable Result overSplits) {}

    @Override
    public String id() {
        return InceptionScore.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        double oneSplit = InceptionScore.of(input.generated().predictions());
        Optional<InceptionScore.Result> overSplits = Optional.of(
                        input.generated().splits())
                .filter(splits -> splits.size() > 1)
                .map(score::of);
        double value = form == InceptionForm.ONE_SPLIT
                ? oneSplit
                : overSplits.map(InceptionScore.Result::mean).orElse(oneSplit);
        MetricOutcome outcome =
                MetricOutcome.of(Map.of(id(), value), Map.of(), new Details(oneSplit, overSplits.orElse(null)));
        Optional<PredictionInfluence> influence =
                form == InceptionForm.ONE_SPLIT ? input.predictionInfluence() : Optional.empty();
        if (influence.isPresent()) {
            return outcome.withInfluence(
                    id(), ModeScoreMetric.scaled(value, influence.get().logInceptionScore()));
        }
        return overSplits
                .map(result -> outcome.withError(
                        id(), result.deviation() / Math.sqrt(result.splits().size())))
                .orElse(outcome);
    }
}
