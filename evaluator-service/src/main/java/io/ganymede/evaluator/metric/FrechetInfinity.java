package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.LinearFit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Fréchet distance of infinitely many samples (FID-infinity): the bias of the distance falls as 1 / N, so a line through
 * distances of growing subsets over 1 / N meets the axis there.
 *
 * <p>{@code fidInfinity = intercept of OLS of FID(N_i) on 1 / N_i}, 15 sizes evenly from min(5000, max(N / 10, 2)) to N.
 * Chong and Forsyth, "Effectively Unbiased FID and Inception Score and where to find them", arXiv:1911.07023, section 3;
 * the sizes are dgm-eval's. Only the generated side grows, the reference keeps its own bias. Deviations: plain random
 * subsets by a seed. Far below N = d the bias is not a line: the residual tells.
 */
public final class FrechetInfinity {
    /** Name in requests, reports and events. */
    public static final String ID = "fidInfinity";

    private static final int SIZES = 15;

    private final FrechetDistance distance;
    private final LinearAlgebra algebra;

    /** The limit of a distance. */
    public FrechetInfinity(FrechetDistance distance, LinearAlgebra algebra) {
        this.distance = distance;
        this.algebra = algebra;
    }

    /**
     * One subset.
     *
     * @param count number of samples
     * @param distance of the subset to the reference
     */
    public record Point(long count, double distance) {}

    /**
     * The limit.
     *
     * @param value intercept of the line; may lie below 0 by its error
     * @param standardError of the intercept, by the scatter about the line: the subsets overlap, so it is a lower bound
     * @param residual standard deviation of the points about the line
     * @param points what the line was laid through
     */
    public record Result(double value, double standardError, double residual, List<Point> points) {

        /** Copies the list. */
        public Result {
            points = List.copyOf(points);
        }
    }

    /**
     * The limit of generated samples.
     *
     * @param generated {@code [N, d]}, N >= 17, so that the sizes differ
     * @param seed of the subsets, one {@code choice(N, n)} for each size, smallest first
     * @throws PlatformException when there are too few samples, d differs or a feature is not finite
     */
    public Result of(FeatureStatistics reference, RowSet generated, int seed) {
        int n = generated.require("feature", SIZES + 2).rows();
        RandomState random = new RandomState(seed);
        return extrapolated(
                reference,
                sizes(n).mapToObj(size -> generated.subset(random.choice(n, size)))
                        .map(subset -> FeatureAccumulator.statisticsOf(subset, algebra))
                        .toList());
    }

    /**
     * The limit of given subsets.
     *
     * @param subsets three or more, of different counts
     * @throws PlatformException when there are too few, all counts are equal, one has fewer than two samples or d differs
     */
    public Result extrapolated(FeatureStatistics reference, List<FeatureStatistics> subsets) {
        List<Point> points = subsets.stream()
                .map(subset -> new Point(
                        subset.count(), distance.between(reference, subset).value()))
                .toList();
        LinearFit fit = LinearFit.of(
                points.stream().map(point -> 1.0 / point.count()).toList(),
                points.stream().map(Point::distance).toList());
        return new Result(fit.intercept(), fit.interceptError(), fit.residual(), points);
    }

    static IntStream sizes(int n) {
        double smallest = Math.min(5000, Math.max(n / 10, 2));
        return IntStream.range(0, SIZES).map(i -> (int) (smallest + (n - smallest) * i / (SIZES - 1)));
    }
}
