package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.MeanEstimate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Log-likelihood of test samples under a Parzen window about generated ones.
 *
 * <p>{@code log p(t) = log mean_i exp(-|t - s_i|^2 / (2 sigma^2)) - d log(sigma sqrt(2 pi))}, sigma chosen from a grid by the
 * mean on a validation set. Goodfellow et al., "Generative Adversarial Networks", arXiv:1406.2661, section 5, after
 * Breuleux et al.; there 10,000 samples s of pixels in [0, 1]. Samples {@code [N, d]}, natural logarithm, higher is better.
 * Deviations: one matrix of distances, a block at a time, serves every sigma; terms below e^-50 of a row's largest are
 * left out, which changes nothing a float64 holds. The figure says little in many dimensions; Theis et al.,
 * "A note on the evaluation of generative models", arXiv:1511.01844.
 */
public final class ParzenLikelihood {
    /** Name in requests, reports and events. */
    public static final String ID = "parzen";

    private static final int BLOCK_ROWS = 512;
    private static final double NEGLIGIBLE = 50;

    private final LinearAlgebra algebra;

    /** The likelihood, by an engine. */
    public ParzenLikelihood(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * The likelihood under one sigma.
     *
     * @param sigma width of the window
     * @param logLikelihood mean over the test samples in nats, with the population deviation
     */
    public record Result(double sigma, MeanEstimate logLikelihood) {}

    /**
     * The likelihood under the sigma that suits a validation set best.
     *
     * @param validation of the chosen sigma
     * @param test of the same sigma
     */
    public record Validated(Result validation, Result test) {}

    /** Ten values from 0.1 to 1, evenly spaced in the logarithm. */
    public static List<Double> defaultSigmas() {
        return IntStream.range(0, 10).mapToObj(i -> Math.pow(10, i / 9.0 - 1)).toList();
    }

    /**
     * Chooses sigma by the validation set, the first among equals, and measures the test set.
     *
     * @throws PlatformException as {@link #of}
     */
    public Validated validated(RowSet generated, RowSet validation, RowSet test, List<Double> sigmas) {
        Result best = of(generated, validation, sigmas).stream()
                .max(Comparator.comparingDouble(
                                (Result result) -> result.logLikelihood().mean())
                        .thenComparing(Result::sigma, Comparator.reverseOrder()))
                .orElseThrow();
        return new Validated(best, of(generated, test, List.of(best.sigma())).get(0));
    }

    /**
     * The likelihood under each sigma, in the order given.
     *
     * @param generated s, {@code [n, d]}
     * @param test t, {@code [m, d]}, m >= 2
     * @param sigmas widths above 0
     * @throws PlatformException when a set is too small, d differs, a number is not finite or a sigma is not above 0
     */
    public List<Result> of(RowSet generated, RowSet test, List<Double> sigmas) {
        requireSigmas(sigmas);
        generated.require("generated sample", 1).requireSameColumns(test.require("test sample", 2));
        double[] falling =
                sigmas.stream().mapToDouble(sigma -> 1 / (2 * sigma * sigma)).toArray();
        double[][] values = new double[falling.length][test.rows()];
        double[] centre = generated.mean();
        for (int t0 = 0; t0 < test.rows(); t0 += BLOCK_ROWS) {
            int rows = Math.min(BLOCK_ROWS, test.rows() - t0);
            WindowSums sums = new WindowSums(rows, falling);
            Matrix t = moved(test.block(t0, t0 + rows), centre);
            for (int s0 = 0; s0 < generated.rows(); s0 += BLOCK_ROWS) {
                Matrix s = moved(generated.block(s0, Math.min(generated.rows(), s0 + BLOCK_ROWS)), centre);
                sums.add(squaredDistances(t, s));
            }
            for (int k = 0; k < falling.length; k++) {
                double normaliser = test.columns() * Math.log(sigmas.get(k) * Math.sqrt(2 * Math.PI));
                for (int i = 0; i < rows; i++) {
                    values[k][t0 + i] = sums.logMean(i, k, generated.rows()) - normaliser;
                }
            }
        }
        return IntStream.range(0, falling.length)
                .mapToObj(k -> new Result(sigmas.get(k), MeanEstimate.of("test samples", values[k], Ddof.ZERO)))
                .toList();
    }

    private Matrix squaredDistances(Matrix t, Matrix s) {
        double[] out = algebra.productWithTransposed(t, s).values();
        double[] tt = squaredLengths(t);
        double[] ss = squaredLengths(s);
        for (int i = 0, at = 0; i < tt.length; i++) {
            for (int j = 0; j < ss.length; j++, at++) {
                out[at] = Math.max(0, tt[i] + ss[j] - 2 * out[at]);
            }
        }
        return new Matrix(tt.length, ss.length, out);
    }

    private static double[] squaredLengths(Matrix rows) {
        double[] lengths = new double[rows.rows()];
        for (int i = 0; i < lengths.length; i++) {
            for (int j = 0; j < rows.columns(); j++) {
                lengths[i] += rows.at(i, j) * rows.at(i, j);
            }
        }
        return lengths;
    }

    private static Matrix moved(Matrix rows, double[] centre) {
        double[] values = rows.values(); // a block made for this use
        for (int i = 0; i < values.length; i++) {
            values[i] -= centre[i % centre.length];
        }
        return rows;
    }

    private static void requireSigmas(List<Double> sigmas) {
        if (sigmas.isEmpty() || !sigmas.stream().allMatch(sigma -> sigma > 0 && Double.isFinite(sigma))) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "window 'sigmas' are out of range: got %s, expected one or more numbers above 0".formatted(sigmas));
        }
    }

    /** Sums of exp(-(|t - s|^2 - least) c) for a block of rows t and every c, where least is a row's smallest so far. */
    private static final class WindowSums {
        private final double[] falling;
        private final double[] least;
        private final double[] sums;

        WindowSums(int rows, double[] falling) {
            this.falling = falling;
            this.least = new double[rows];
            this.sums = new double[rows * falling.length];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
        }

        void add(Matrix distances) {
            for (int i = 0; i < least.length; i++) {
                lower(i, smallest(distances, i));
                for (int k = 0; k < falling.length; k++) {
                    sums[i * falling.length + k] += sum(distances, i, falling[k]);
                }
            }
        }

        double logMean(int row, int k, int count) {
            return Math.log(sums[row * falling.length + k] / count) - least[row] * falling[k];
        }

        private double sum(Matrix distances, int row, double c) {
            double reach = least[row] + NEGLIGIBLE / c;
            double sum = 0;
            for (int j = 0; j < distances.columns(); j++) {
                double distance = distances.at(row, j);
                if (distance < reach) {
                    sum += Math.exp((least[row] - distance) * c);
                }
            }
            return sum;
        }

        private void lower(int row, double candidate) {
            if (candidate < least[row]) {
                for (int k = 0; k < falling.length; k++) {
                    sums[row * falling.length + k] *= Math.exp((candidate - least[row]) * falling[k]);
                }
                least[row] = candidate;
            }
        }

        private static double smallest(Matrix distances, int row) {
            double smallest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < distances.columns(); j++) {
                smallest = Math.min(smallest, distances.at(row, j));
            }
            return smallest;
        }
    }
}
