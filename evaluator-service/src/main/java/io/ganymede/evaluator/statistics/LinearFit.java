package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;

/**
 * Ordinary least squares of a line, {@code y = intercept + slope x}.
 *
 * @param intercept value at x = 0
 * @param slope rise per unit of x
 * @param interceptError standard error of the intercept, {@code residual sqrt(1 / n + mean(x)^2 / sum (x - mean x)^2)}
 * @param residual standard deviation of the points about the line, {@code sqrt(sum r^2 / (n - 2))}
 */
public record LinearFit(double intercept, double slope, double interceptError, double residual) {

    /**
     * The line through some points.
     *
     * @throws PlatformException when the lists differ in length, there are fewer than three points or all x are equal
     */
    public static LinearFit of(List<Double> x, List<Double> y) {
        int n = x.size();
        if (n < 3 || y.size() != n) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "line 'points' do not fit: got %d x and %d y, expected equal and at least 3"
                            .formatted(n, y.size()));
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x.get(i) - meanX) * (x.get(i) - meanX);
            xy += (x.get(i) - meanX) * (y.get(i) - meanY);
        }
        if (!(xx > 0)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "line 'x' has no spread: got %s at every point, expected different values".formatted(x.get(0)));
        }
        double slope = xy / xx;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double rest = y.get(i) - meanY - slope * (x.get(i) - meanX);
            squares += rest * rest;
        }
        double residual = Math.sqrt(squares / (n - 2));
        double interceptError = residual * Math.sqrt(1.0 / n + meanX * meanX / xx);
        return new LinearFit(meanY - slope * meanX, slope, interceptError, residual);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
