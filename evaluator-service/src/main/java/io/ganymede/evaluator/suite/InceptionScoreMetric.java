package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.InceptionScore;
import io.ganymede.evaluator.statistics.Ddof;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inception Score of all generated images as one split; mean and deviation over the splits stand in the details. The splits are
 * independent, so that their deviation over the root of their number is the error.
 */
final class InceptionScoreMetric implements Metric {
    private final InceptionScore score;

    InceptionScoreMetric(Ddof ddof) {
        this.score = new InceptionScore(ddof);
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
        MetricOutcome outcome =
                MetricOutcome.of(Map.of(id(), oneSplit), Map.of(), new Details(oneSplit, overSplits.orElse(null)));
        return overSplits
                .map(result -> outcome.withError(
                        id(), result.deviation() / Math.sqrt(result.splits().size())))
                .orElse(outcome);
    }
}
