package io.ganymede.trainer.condition;

import io.ganymede.trainer.condition.ConditionReport.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bandwidth of a kernel density.
 *
 * @param sigma the bandwidth that is used, in the attributes' unit
 * @param columns the attributes that it smooths
 * @param search how it was found; absent when the request fixed it
 */
public record BandwidthReport(
        double sigma, List<String> columns, @Nullable Search search) {
    public BandwidthReport {
        columns = List.copyOf(columns);
    }

    /**
     * A cross-validation: every row is held out once.
     *
     * @param rows rows that took part
     * @param folds parts that they were cut into
     * @param repeated share of those rows that equal another one
     * @param curve a point for every bandwidth of the grid, ascending
     */
    public record Search(int rows, int folds, double repeated, List<Point> curve) {
        public Search {
            curve = List.copyOf(curve);
        }

        /** The point with the highest score. */
        Point best() {
            return curve.stream()
                    .max(Comparator.comparingDouble(Point::meanLogDensity))
                    .orElseThrow();
        }

        /** A warning when the best bandwidth is the first or the last of the grid. */
        List<Warning> warnings() {
            double sigma = best().sigma();
            if (sigma == curve.get(0).sigma()) {
                return List.of(new Warning(edge(sigma, "smallest"), lowAdvice()));
            }
            if (sigma == curve.get(curve.size() - 1).sigma()) {
                return List.of(new Warning(
                        edge(sigma, "largest"),
                        "raise gridMost, or scale the attributes when the data set is imported"));
            }
            return List.of();
        }

        private static String edge(double sigma, String which) {
            return String.format(
                    Locale.ROOT,
                    "the best bandwidth, %.4g, is the %s that was tried: the optimum may lie beyond",
                    sigma,
                    which);
        }

        private String lowAdvice() {
            return repeated == 0
                    ? "lower gridLeast, or draw 'joint'"
                    : String.format(
                            Locale.ROOT,
                            "%.1f %% of the vectors occur more than once, and where they do, the score can grow without bound as"
                                    + " the bandwidth falls: draw 'joint', or set bandwidth to 'fixed'",
                            100 * repeated);
        }
    }

    /**
     * A point of the curve.
     *
     * @param sigma the bandwidth
     * @param meanLogDensity mean natural logarithm of the density of the held-out rows; higher is better
     */
    public record Point(double sigma, double meanLogDensity) {}
}
