package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.ClassFrechetUncertainty;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.metric.FrechetUncertainty;
import java.util.List;

/** All metrics there are: the list to which a new one is added. */
public final class MetricSuite {
    private MetricSuite() {}

    /** The metrics under some conventions, in the order in which they are measured. */
    public static List<Metric> of(LinearAlgebra algebra, MetricSettings settings) {
        FrechetDistance distance = new FrechetDistance(algebra, settings.ddof());
        return List.of(
                new FrechetMetric(distance, new FrechetUncertainty(algebra, settings.ddof(), settings.seed()), algebra),
                new ClassFrechetMetric(
                        distance, new ClassFrechetUncertainty(algebra, settings.ddof(), settings.seed())),
                new BetweenClassMetric(distance, algebra),
                new FrechetInfinityMetric(distance, algebra, settings.seed()),
                new KernelMetric(algebra, settings.subsets()),
                new AmScoreMetric(),
                new InceptionScoreMetric(settings.splitDdof(), settings.inception()),
                new ModeScoreMetric(),
                new PrecisionRecallMetric(algebra, settings.balls()),
                new LabelAccuracyMetric(),
                new SimilarityMetric(settings.similarity(), settings.pairing()),
                new ParzenMetric(algebra),
                new AuthenticityMetric(algebra),
                new MemorisationMetric(distance, algebra),
                new CasMetric());
    }

    /** Those of them that statistics suffice for, whatever the number of images. */
    public static List<Metric> ofStatistics(LinearAlgebra algebra, MetricSettings settings) {
        return of(algebra, settings).stream()
                .filter(metric -> metric.needs().stream().allMatch(Need::metByStatistics))
                .toList();
    }
}
