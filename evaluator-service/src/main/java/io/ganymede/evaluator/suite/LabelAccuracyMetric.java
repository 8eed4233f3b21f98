package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.LabelAccuracy;
import java.util.Map;
import java.util.Set;

/** Share of the generated images that the classifier takes for the class they were asked for. */
final class LabelAccuracyMetric implements Metric {
    @Override
    public String id() {
        return LabelAccuracy.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.RECOGNISED_CLASSES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        LabelAccuracy.Result result = LabelAccuracy.of(input.generated().labelConfusion());
        return MetricOutcome.of(Map.of(id(), result.value()), Map.of(id(), result.perClass()), result.recognised())
                .withError(id(), result.recognised().standardError());
    }
}
