package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.PredictionAccumulator;
import io.ganymede.evaluator.statistics.PredictionStatistics;

/** Statistics of small matrices, in one call. */
final class MetricFixtures {
    static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();

    private MetricFixtures() {}

    static FeatureStatistics features(Matrix rows) {
        return FeatureStatistics.of(rows, ALGEBRA);
    }

    static PredictionStatistics predictions(Matrix logits) {
        PredictionAccumulator accumulator = new PredictionAccumulator(logits.columns());
        accumulator.add(logits);
        return accumulator.statistics();
    }

    /** Logits of a classifier that is certain: sample i belongs to class {@code labels[i]}. */
    static Matrix certain(int classes, int... labels) {
        double[] values = new double[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            values[i * classes + labels[i]] = 1000;
        }
        return new Matrix(labels.length, classes, values);
    }
}
