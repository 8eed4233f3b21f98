package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.ClassFrechetDistance.ClassDistance;
import io.ganymede.evaluator.metric.FrechetDistance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fréchet distance inside each class, to the reference images of the class, and the mean of the classes. */
final class ClassFrechetMetric implements Metric {
    private final ClassFrechetDistance distance;

    ClassFrechetMetric(FrechetDistance distance) {
        this.distance = new ClassFrechetDistance(distance);
    }

    @Override
    public String id() {
        return ClassFrechetDistance.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURES, Need.CLASSES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        ClassFrechetDistance.Result result =
                distance.between(input.reference().features(), input.generated().features());
        List<Double> perClass =
                result.classes().stream().map(ClassDistance::value).toList();
        return MetricOutcome.of(Map.of(id(), result.mean()), Map.of(id(), perClass), result);
    }
}
