package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.metric.LabelAccuracy;
import io.ganymede.evaluator.statistics.Argmax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
        MetricOutcome outcome =
                MetricOutcome.of(Map.of(id(), result.value()), Map.of(id(), result.perClass()), result.recognised());
        return Optional.ofNullable(input.generated().rows())
                .filter(rows -> rows.count() > 1)
                .map(rows -> outcome.withInfluence(id(), influences(result.value(), rows)))
                .orElse(outcome)
                .withError(id(), result.recognised().standardError());
    }

    /** Recognised or not, less the mean. */
    private static double[] influences(double accuracy, SampleRows rows) {
        Matrix logits = rows.requireLogits().block(0, rows.count());
        List<Integer> labels = rows.requireLabels();
        return IntStream.range(0, logits.rows())
                .mapToDouble(row -> (Argmax.ofRow(logits, row) == labels.get(row) ? 1 : 0) - accuracy)
                .toArray();
    }
}
