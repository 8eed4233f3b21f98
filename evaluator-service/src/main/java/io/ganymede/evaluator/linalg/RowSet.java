package io.ganymede.evaluator.linalg;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * Rows of equal length that are read a few at a time, as float64, whatever they are kept as: 10,000 features of 2048 are
 * 82 MB in float32, as networks hand them out, and twice that as a {@link Matrix}. Safe for use by several threads.
 */
public interface RowSet {

    /** Number of rows, n. */
    int rows();

    /** Length of a row, d. */
    int columns();

    /** Copies a row to the start of {@code target}. */
    void copyRow(int row, double[] target);

    /** The rows of a matrix; shares its array. */
    static RowSet of(Matrix matrix) {
        return new MatrixRows(matrix);
    }

    /**
     * Rows kept in float32; takes ownership of {@code values}.
     *
     * @param values row-major {@code [n, columns]}
     */
    static RowSet of(float[] values, int columns) {
        return new FloatRowSet(values, columns);
    }

    /** The rows {@code [from, to)} as a matrix. */
    default Matrix block(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return select(rows);
    }

    /** The named rows as a matrix, in that order. */
    default Matrix select(int[] rows) {
        double[] values = new double[Math.multiplyExact(rows.length, columns())];
        double[] row = new double[columns()];
        for (int i = 0; i < rows.length; i++) {
            copyRow(rows[i], row);
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return new Matrix(rows.length, columns(), values);
    }

    /** The named rows as a set of their own, in that order, without a copy. */
    default RowSet subset(int[] rows) {
        return new ChosenRows(this, rows.clone());
    }

    /** Mean of the rows, d numbers; zeros when there is none. */
    default double[] mean() {
        double[] mean = new double[columns()];
        double[] row = new double[columns()];
        for (int i = 0; i < rows(); i++) {
            copyRow(i, row);
            for (int j = 0; j < row.length; j++) {
                mean[j] += row[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= Math.max(1, rows());
        }
        return mean;
    }

    /**
     * Returns these rows when every number is finite and there are enough of them.
     *
     * @param name what the rows are, for the message
     * @param atLeast smallest number of rows
     * @throws PlatformException when there are fewer rows, or at the first NaN or infinity, with its place
     */
    default RowSet require(String name, int atLeast) {
        if (rows() < atLeast) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "%s 'rows' are too few: got %d, expected at least %d".formatted(name, rows(), atLeast));
        }
        double[] row = new double[columns()];
        for (int i = 0; i < rows(); i++) {
            copyRow(i, row);
            for (int j = 0; j < row.length; j++) {
                if (!Double.isFinite(row[j])) {
                    throw new PlatformException(
                            Reason.INVALID_ARGUMENT,
                            "%s '[%d, %d]' is not finite: got %s, expected a finite number"
                                    .formatted(name, i, j, row[j]));
                }
            }
        }
        return this;
    }

    /** Fails unless the other rows are as long. */
    default void requireSameColumns(RowSet other) {
        Shapes.requireEqual("columns of the rows", other.columns(), columns());
    }
}
