package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.BetweenClassFrechetDistance;
import io.ganymede.evaluator.metric.FrechetDistance;
import java.util.Map;
import java.util.Set;

/** Fréchet distance between the means of the classes. */
final class BetweenClassMetric implements Metric {
    private final BetweenClassFrechetDistance distance;

    BetweenClassMetric(FrechetDistance distance, LinearAlgebra algebra) {
        this.distance = new BetweenClassFrechetDistance(distance, algebra);
    }

    @Override
    public String id() {
        return BetweenClassFrechetDistance.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURES, Need.CLASSES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        FrechetDistance.Result result =
                distance.between(input.reference().features(), input.generated().features());
        return MetricOutcome.of(Map.of(id(), result.value()), Map.of(), result);
    }
}
