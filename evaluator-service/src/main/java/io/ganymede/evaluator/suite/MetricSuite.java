package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.statistics.Ddof;
import java.util.List;

/** All metrics there are: the list to which a new one is added. */
public final class MetricSuite {
    private MetricSuite() {}

    /** The metrics under the settings of a protocol, in the order in which they are measured. */
    public static List<Metric> of(LinearAlgebra algebra, Ddof ddof) {
        FrechetDistance distance = new FrechetDistance(algebra, ddof);
        return List.of(
                new FrechetMetric(distance, algebra),
                new ClassFrechetMetric(distance),
                new AmScoreMetric(),
                new InceptionScoreMetric(),
                new LabelAccuracyMetric());
    }

    /** Those that are defined for images of which no class was asked for. */
    public static List<Metric> withoutClasses(LinearAlgebra algebra, Ddof ddof) {
        return of(algebra, ddof).stream()
                .filter(metric -> !metric.needsClasses())
                .toList();
    }
}
