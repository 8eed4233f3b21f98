package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.KernelDistance;
import java.util.Map;
import java.util.Set;

/** Kernel distance, the generated images first, as torch-fidelity draws its subsets. */
final class KernelMetric implements Metric {
    private final KernelDistance distance;

    KernelMetric(LinearAlgebra algebra, KernelDistance.Subsets subsets) {
        this.distance = new KernelDistance(algebra, subsets);
    }

    @Override
    public String id() {
        return KernelDistance.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GENERATED_ROWS, Need.REFERENCE_ROWS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        KernelDistance.Result result = distance.between(
                input.generated().requireRows().requireFeatures(),
                input.reference().requireRows().requireFeatures());
        return MetricOutcome.of(Map.of(id(), result.mean()), Map.of(), result).withError(id(), result.standardError());
    }
}
