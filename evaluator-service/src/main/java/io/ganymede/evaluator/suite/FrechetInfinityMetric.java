package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.metric.FrechetInfinity;
import java.util.Map;
import java.util.Set;

/** Where the Fréchet distance of growing numbers of generated images leads to. */
final class FrechetInfinityMetric implements Metric {
    private final FrechetInfinity limit;
    private final LinearAlgebra algebra;
    private final int seed;

    FrechetInfinityMetric(FrechetDistance distance, LinearAlgebra algebra, int seed) {
        this.limit = new FrechetInfinity(distance, algebra);
        this.algebra = algebra;
        this.seed = seed;
    }

    @Override
    public String id() {
        return FrechetInfinity.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURES, Need.GENERATED_ROWS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        FrechetInfinity.Result result = limit.of(
                input.reference().allFeatures(algebra),
                input.generated().requireRows().requireFeatures(),
                seed);
        return MetricOutcome.of(Map.of(id(), result.value()), Map.of(), result).withError(id(), result.standardError());
    }
}
