package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.ClassFrechetDistance.ClassDistance;
import io.ganymede.evaluator.metric.ClassFrechetUncertainty;
import io.ganymede.evaluator.metric.FrechetDistance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fréchet distance inside each class, to the reference images of the class, and the mean of the classes; with its error where the
 * features of each generated image are known.
 */
final class ClassFrechetMetric implements Metric {
    private final ClassFrechetDistance distance;
    private final ClassFrechetUncertainty uncertainty;

    ClassFrechetMetric(FrechetDistance distance, ClassFrechetUncertainty uncertainty) {
        this.distance = new ClassFrechetDistance(distance);
        this.uncertainty = uncertainty;
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
        MetricOutcome outcome = MetricOutcome.of(Map.of(id(), result.mean()), Map.of(id(), perClass), result);
        if (!Need.GENERATED_ROWS.metBy(input)) {
            return outcome;
        }
        SampleRows rows = input.generated().requireRows();
        List<int[]> ofClass =
                IntStream.range(0, perClass.size()).mapToObj(rows::ofClass).toList();
        return uncertainty
                .of(input.reference().features(), rows.requireFeatures(), ofClass)
                .map(sample -> outcome.withSample(id(), sample))
                .orElse(outcome);
    }
}
