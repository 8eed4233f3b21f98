package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;

/**
 * Kernel distance between two sets of features (KID when the features are Inception's): the unbiased squared maximum mean
 * discrepancy under a cubic kernel.
 *
 * <p>{@code MMD^2 = sum_{i != j} k(x_i, x_j) / (n (n - 1)) + sum_{i != j} k(y_i, y_j) / (m (m - 1)) - 2 sum_{ij} k(x_i, y_j) / (n m)}
 * with {@code k(x, y) = (x.y / d + 1)^3}. Binkowski et al., "Demystifying MMD GANs", arXiv:1801.01401, section 4. Features
 * {@code [N, d]}, float64; lower is better, expectation 0 for equal distributions, so values slightly below 0 are right.
 * The subsets are those of torch-fidelity: one {@code RandomState(seed)}, and for each subset {@code choice(n, m)} of the
 * first set, then of the second. Deviations: products in float64, there float32.
 */
public final class KernelDistance {
    /** Name in requests, reports and events. */
    public static final String ID = "kid";

    private final LinearAlgebra algebra;
    private final Subsets subsets;

    /**
     * How many subsets of which size are compared.
     *
     * @param count S, at least 2
     * @param size m, at least 2; at most the size of the smaller set is taken
     * @param seed of the draws
     */
    public record Subsets(int count, int size, int seed) {

        /** Checks the ranges. */
        public Subsets {
            if (count < 2 || size < 2) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "subsets 'count x size' are out of range: got %d x %d, expected at least 2 x 2"
                                .formatted(count, size));
            }
        }

        /** 100 subsets of 1000, the usual number. */
        public static Subsets seeded(int seed) {
            return new Subsets(100, 1000, seed);
        }

        /** The usual number by seed 2020: torch-fidelity's. */
        public static Subsets torchFidelity() {
            return seeded(2020);
        }
    }

    /**
     * The distance over subsets.
     *
     * @param mean mean over the subsets
     * @param deviation population standard deviation over the subsets
     * @param standardError of the mean: the deviation over the square root of the number of subsets, but of no more than
     *     the smaller set could fill with different samples
     * @param subsets S
     * @param subsetSize m
     */
    public record Result(double mean, double deviation, double standardError, int subsets, int subsetSize) {}

    /** The distance over some subsets. */
    public KernelDistance(LinearAlgebra algebra, Subsets subsets) {
        this.algebra = algebra;
        this.subsets = subsets;
    }

    /**
     * The distance between two sets.
     *
     * @param first {@code [n, d]}; torch-fidelity puts the generated set first
     * @param second {@code [m, d]}
     * @throws PlatformException when d differs, a set has fewer than two rows or a feature is not finite
     */
    public Result between(RowSet first, RowSet second) {
        requireSets(first, second);
        int smaller = Math.min(first.rows(), second.rows());
        int size = Math.min(subsets.size(), smaller);
        RandomState random = new RandomState(subsets.seed());
        double[] values = new double[subsets.count()];
        double mean = 0;
        for (int s = 0; s < values.length; s++) {
            Matrix x = first.select(random.choice(first.rows(), size));
            Matrix y = second.select(random.choice(second.rows(), size));
            values[s] = discrepancy(x, y);
            mean += values[s] / values.length;
        }
        double scatter = 0;
        for (double value : values) {
            scatter += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(scatter / values.length);
        double independent = Math.min(values.length, (double) smaller / size);
        return new Result(mean, deviation, deviation / Math.sqrt(independent), values.length, size);
    }

    /**
     * The U-statistic of all samples at once; memory grows with the product of the counts.
     *
     * @throws PlatformException as {@link #between}
     */
    public double full(RowSet first, RowSet second) {
        requireSets(first, second);
        return discrepancy(first.block(0, first.rows()), second.block(0, second.rows()));
    }

    private double discrepancy(Matrix x, Matrix y) {
        Matrix products = algebra.productWithTransposed(x, y);
        double cross = 0;
        for (int i = 0; i < x.rows(); i++) {
            cross += kernelSum(products, i, 0, x.columns());
        }
        return meanWithin(x) + meanWithin(y) - 2 * cross / ((double) x.rows() * y.rows());
    }

    private double meanWithin(Matrix x) {
        int n = x.rows();
        Matrix products = algebra.gramUpdate(Matrix.zeros(n, n), x.transposed(1));
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += kernelSum(products, i, i + 1, x.columns());
        }
        return 2 * sum / ((double) n * (n - 1));
    }

    /** Over part of a row: the three means nearly cancel, and sums of row sums round less than one long sum. */
    private static double kernelSum(Matrix products, int row, int from, int d) {
        double sum = 0;
        for (int j = from; j < products.columns(); j++) {
            sum += kernel(products.at(row, j), d);
        }
        return sum;
    }

    private static double kernel(double product, double d) {
        double base = product / d + 1;
        return base * base * base;
    }

    private static void requireSets(RowSet first, RowSet second) {
        first.require("feature", 2).requireSameColumns(second.require("feature", 2));
    }
}
