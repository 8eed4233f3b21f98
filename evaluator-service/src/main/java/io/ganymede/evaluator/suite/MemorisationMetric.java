package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.metric.MemorisationDistance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How near the generated images come to training images by the angle of their features, and the Fréchet distance raised by it. */
final class MemorisationMetric implements Metric {
    private final FrechetDistance distance;
    private final MemorisationDistance memorisation;
    private final LinearAlgebra algebra;

    MemorisationMetric(FrechetDistance distance, LinearAlgebra algebra) {
        this.distance = distance;
        this.memorisation = new MemorisationDistance(algebra);
        this.algebra = algebra;
    }

    @Override
    public String id() {
        return MemorisationDistance.ID;
    }

    @Override
    public List<String> scores() {
        return List.of(id(), MemorisationDistance.DISTANCE_ID);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURES, Need.GENERATED_ROWS, Need.TRAINING_ROWS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        MemorisationDistance.Result result = memorisation.of(
                input.training().requireRows().requireFeatures(),
                input.generated().requireRows().requireFeatures());
        FrechetDistance.Result frechet = distance.between(
                input.reference().allFeatures(algebra), input.generated().allFeatures(algebra));
        return MetricOutcome.of(
                Map.of(id(), result.raised(frechet.value()), MemorisationDistance.DISTANCE_ID, result.distance()),
                Map.of(),
                frechet);
    }
}
