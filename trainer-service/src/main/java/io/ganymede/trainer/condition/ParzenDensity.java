package io.ganymede.trainer.condition;

import java.util.Arrays;

/**
 * A density made of equal Gaussians around points:
 *
 * <pre>log p(v) = log mean_i exp(-|v - y_i|^2 / (2 sigma^2)) - d log(sigma sqrt(2 pi))</pre>
 *
 * <p>with i over the centres y_i and d columns. The largest exponent is taken out before the exponentials (log-sum-exp), so
 * nothing under- or overflows. Source: Parzen 1962, "On estimation of a probability density function and mode"; as the density
 * of conditions, Gauthier 2014, "Conditional generative adversarial nets for convolutional face generation". Not thread-safe.
 */
final class ParzenDensity {
    /** {@code exp(-50)} is below 2e-22: beside the largest term, 1, a hundred thousand of them change no digit of the sum. */
    private static final double NEGLIGIBLE = 50;

    private final double[][] centres;
    private final double[] squares;

    /**
     * A density around the given points.
     *
     * @param centres by column, {@code [d][n]}, d and n at least 1
     */
    ParzenDensity(double[][] centres) {
        this.centres = Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
        this.squares = new double[centres[0].length];
    }

    /** {@code log p} of a point {@code [d]} under each of several bandwidths, which share the distances. */
    double[] logDensities(double[] point, double[] sigmas) {
        double nearest = measure(point);
        return Arrays.stream(sigmas).map(sigma -> logDensity(nearest, sigma)).toArray();
    }

    /** Fills in the squared distances to the centres; returns the smallest. */
    private double measure(double[] point) {
        Arrays.fill(squares, 0);
        // Centres innermost: no step of that loop waits for another, so that the compiler makes vector code of it.
        for (int column = 0; column < point.length; column++) {
            double value = point[column];
            double[] values = centres[column];
            for (int i = 0; i < squares.length; i++) {
                double difference = value - values[i];
                squares[i] += difference * difference;
            }
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (double square : squares) {
            nearest = Math.min(nearest, square);
        }
        return nearest;
    }

    private double logDensity(double nearest, double sigma) {
        double scale = 1 / (2 * sigma * sigma);
        double sum = 0;
        for (double square : squares) {
            double exponent = (square - nearest) * scale;
            if (exponent < NEGLIGIBLE) {
                sum += Math.exp(-exponent);
            }
        }
        double normalisation = centres.length * Math.log(sigma * Math.sqrt(2 * Math.PI));
        return Math.log(sum / squares.length) - nearest * scale - normalisation;
    }
}
