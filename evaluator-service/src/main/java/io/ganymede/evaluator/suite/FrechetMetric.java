package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.metric.FrechetUncertainty;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.Map;
import java.util.Set;

/**
 * Fréchet distance of all generated images to all reference images, the classes' statistics merged; with its error where the features
 * of each generated image are known.
 */
final class FrechetMetric implements Metric {
    private final FrechetDistance distance;
    private final FrechetUncertainty uncertainty;
    private final LinearAlgebra algebra;

    FrechetMetric(FrechetDistance distance, FrechetUncertainty uncertainty, LinearAlgebra algebra) {
        this.distance = distance;
        this.uncertainty = uncertainty;
        this.algebra = algebra;
    }

    @Override
    public String id() {
        return FrechetDistance.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        FeatureStatistics reference = input.reference().allFeatures(algebra);
        FrechetDistance.Result result =
                distance.between(reference, input.generated().allFeatures(algebra));
        MetricOutcome outcome = MetricOutcome.of(Map.of(id(), result.value()), Map.of(), result);
        return Need.GENERATED_ROWS.metBy(input)
                ? outcome.withSample(
                        id(),
                        uncertainty.of(
                                reference, input.generated().requireRows().requireFeatures()))
                : outcome;
    }
}
