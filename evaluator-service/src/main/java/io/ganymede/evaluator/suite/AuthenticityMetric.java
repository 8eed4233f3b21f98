package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.Authenticity;
import io.ganymede.evaluator.neighbour.NearestNeighbours;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Share of the generated images that are no copies of training images, and those that are most like one. */
final class AuthenticityMetric implements Metric {
    private static final int CLOSEST = 20;

    private final Authenticity authenticity;

    AuthenticityMetric(LinearAlgebra algebra) {
        this.authenticity = new Authenticity(algebra);
    }

    /**
     * A generated image and its nearest training image.
     *
     * @param generated index among the generated images
     * @param training index among the training images
     * @param distance of their features, Euclidean
     */
    record Neighbour(int generated, int training, double distance) {}

    /**
     * The share and the closest images.
     *
     * @param authentic generated images that are no copies
     * @param count generated images
     * @param closest nearest first
     */
    record Details(long authentic, long count, List<Neighbour> closest) {}

    @Override
    public String id() {
        return Authenticity.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GENERATED_ROWS, Need.TRAINING_ROWS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        Authenticity.Result result = authenticity.of(
                input.training().requireRows().requireFeatures(),
                input.generated().requireRows().requireFeatures());
        Details details =
                new Details(result.authentic().hits(), result.authentic().count(), closest(result.neighbours()));
        return MetricOutcome.of(Map.of(id(), result.value()), Map.of(), details)
                .withError(id(), result.standardError());
    }

    private static List<Neighbour> closest(NearestNeighbours found) {
        return IntStream.range(0, found.count())
                .mapToObj(i -> new Neighbour(i, found.index(i), found.distance(i)))
                .sorted(Comparator.comparingDouble(Neighbour::distance).thenComparing(Neighbour::generated))
                .limit(CLOSEST)
                .toList();
    }
}
