package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.FrechetDistance;
import java.util.Map;

/** Fréchet distance of all generated images to all reference images, the classes' statistics merged. */
final class FrechetMetric implements Metric {
    private final FrechetDistance distance;
    private final LinearAlgebra algebra;

    FrechetMetric(FrechetDistance distance, LinearAlgebra algebra) {
        this.distance = distance;
        this.algebra = algebra;
    }

    @Override
    public String id() {
        return FrechetDistance.ID;
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        FrechetDistance.Result result = distance.between(
                input.reference().allFeatures(algebra), input.generated().allFeatures(algebra));
        return MetricOutcome.of(Map.of(id(), result.value()), Map.of(), result);
    }
}
