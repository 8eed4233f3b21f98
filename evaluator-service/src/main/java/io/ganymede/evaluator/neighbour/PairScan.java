package io.ganymede.evaluator.neighbour;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.Arrays;

/**
 * Looks at all pairs of rows of two sets, with bounds of their squared Euclidean distance.
 *
 * <p>{@code |x - y|^2 = |x - c|^2 + |y - c|^2 - 2 (x - c).(y - c)}, the inner products by float32 matrix products of blocks
 * of rows. Rounding to float32 and summing d products moves an inner product by at most {@code (d + 3) 2^-24 |x| |y|}
 * (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1), which the bounds allow for; rows are moved to
 * their mean c, where they are shortest, and scaled to lengths of at most 1, where float32 does not overflow. Whoever
 * needs more than the bounds asks for {@link #exact}. Memory: a few blocks, whatever the number of rows. Not safe for
 * several threads.
 */
final class PairScan {
    private static final int BLOCK_NUMBERS = 1 << 21;
    private static final int LARGEST_BLOCK_ROWS = 1024;
    private static final int RIGHT_BLOCKS_PER_LEFT = 2; // the left block is made once, the right ones each time

    private final RowSet left;
    private final RowSet right;
    private final LinearAlgebra algebra;
    private final double[] centre;
    private final double unit; // a power of two, so that scaling rounds nothing
    private final double[] origin;
    private final double[] x;
    private final double[] y;
    private int rowInX = -1;

    PairScan(RowSet left, RowSet right, LinearAlgebra algebra) {
        left.requireSameColumns(right);
        this.left = left;
        this.right = right;
        this.algebra = algebra;
        this.centre = right.mean();
        this.x = new double[left.columns()];
        this.y = new double[left.columns()];
        double longest = Math.max(longest(left), longest(right));
        this.unit = longest > 0 ? Math.scalb(1.0, -Math.getExponent(longest) - 1) : 1;
        this.origin = new double[left.columns()];
    }

    /** Takes part in a scan. */
    interface Visitor {
        /**
         * Looks at one pair.
         *
         * @param i row of the left set
         * @param j row of the right set
         * @param lower no larger than the squared distance, >= 0
         * @param upper no smaller than it
         */
        void pair(int i, int j, double lower, double upper);
    }

    /** All pairs; for each row of the left set the rows of the right one come in order. */
    void all(Visitor visitor) {
        scan(visitor, false);
    }

    /** Each pair of different rows of one set once, with i < j; the two sets of the scan must be the same. */
    void withinOneSet(Visitor visitor) {
        scan(visitor, true);
    }

    /** The squared distance in float64, by differences: symmetric to the bit, 0 for equal rows. */
    double exact(int i, int j) {
        if (i != rowInX) {
            left.copyRow(i, x);
            rowInX = i;
        }
        right.copyRow(j, y);
        return squaredDistance(x, y);
    }

    private void scan(Visitor visitor, boolean onlyAbove) {
        int rightRows = Math.max(
                1, Math.min(LARGEST_BLOCK_ROWS, BLOCK_NUMBERS / Math.max(1, left.columns())) / RIGHT_BLOCKS_PER_LEFT);
        int leftRows = rightRows * RIGHT_BLOCKS_PER_LEFT;
        Block a = new Block(Math.min(leftRows, left.rows()));
        Block b = new Block(Math.min(rightRows, right.rows()));
        for (int i0 = 0; i0 < left.rows(); i0 += leftRows) {
            a.load(left, i0);
            for (int j0 = onlyAbove ? i0 : 0; j0 < right.rows(); j0 += rightRows) {
                b.load(right, j0);
                visit(a, b, onlyAbove, visitor);
            }
        }
    }

    private void visit(Block a, Block b, boolean onlyAbove, Visitor visitor) {
        int d = left.columns();
        int m = b.rows;
        float[] products = algebra.productWithTransposed(a.filled(), b.filled(), d);
        double single = 2 * (d + 4) * 0x1p-24;
        double twice = 4 * (d + 4) * 0x1p-53;
        double squaredScale = 1 / (unit * unit);
        double tiny = 1e-30; // what float32 loses below its smallest number
        for (int i = 0; i < a.rows; i++) {
            double xx = a.norms[i] * a.norms[i];
            for (int j = onlyAbove ? Math.max(0, a.from + i + 1 - b.from) : 0; j < m; j++) {
                double sum = xx + b.norms[j] * b.norms[j];
                double near = sum - 2.0 * products[i * m + j];
                double error = single * a.norms[i] * b.norms[j] + twice * sum + tiny;
                visitor.pair(
                        a.from + i,
                        b.from + j,
                        Math.max(0, near - error) * squaredScale,
                        (near + error) * squaredScale);
            }
        }
    }

    private double longest(RowSet rows) {
        double longest = 0;
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRow(i, y);
            longest = Math.max(longest, squaredDistance(y, centre));
        }
        return Math.sqrt(longest);
    }

    private static double squaredDistance(double[] x, double[] y) {
        double s0 = 0; // four sums, for a chain of additions waits at every link
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = x.length & ~3;
        for (int j = 0; j < whole; j += 4) {
            double d0 = x[j] - y[j];
            double d1 = x[j + 1] - y[j + 1];
            double d2 = x[j + 2] - y[j + 2];
            double d3 = x[j + 3] - y[j + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (int j = whole; j < x.length; j++) {
            double rest = x[j] - y[j];
            s0 += rest * rest;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Rows, moved, scaled and rounded, with their lengths before the rounding; filled again and again. */
    private final class Block {
        private final float[] values;
        private final double[] norms;
        private int from;
        private int rows;

        Block(int capacity) {
            values = new float[capacity * centre.length];
            norms = new double[capacity];
        }

        void load(RowSet set, int first) {
            int d = centre.length;
            from = first;
            rows = Math.min(norms.length, set.rows() - first);
            for (int i = 0; i < rows; i++) {
                set.copyRow(first + i, y);
                for (int j = 0; j < d; j++) {
                    y[j] = (y[j] - centre[j]) * unit;
                    values[i * d + j] = (float) y[j];
                }
                norms[i] = Math.sqrt(squaredDistance(y, origin));
            }
        }

        float[] filled() {
            return rows == norms.length ? values : Arrays.copyOf(values, rows * centre.length);
        }
    }
}
