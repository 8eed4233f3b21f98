package io.ganymede.evaluator.linalg;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;

/**
 * A dense row-major float64 matrix, {@code [rows, columns]}. Immutable by agreement: the array given to the constructor
 * belongs to the matrix from then on, and nobody writes to {@link #values()} (a copy of 33 MB per read would cost more
 * than the products made with it).
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    /**
     * Takes ownership of {@code values}.
     *
     * @throws PlatformException when the shape is negative or does not hold {@code values.length} entries
     */
    public Matrix(int rows, int columns, double[] values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "matrix '[%d, %d]' has a wrong number of values: got %d, expected rows x columns"
                            .formatted(rows, columns, values.length));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /** A single row, {@code [1, values.length]}; takes ownership of {@code values}. */
    public static Matrix row(double... values) {
        return new Matrix(1, values.length, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /** The backing array itself, row-major: to be read only. */
    public double[] values() {
        return values;
    }

    /** Sum of the diagonal. */
    public double trace() {
        double sum = 0;
        for (int i = 0; i < Math.min(rows, columns); i++) {
            sum += at(i, i);
        }
        return sum;
    }

    /** The transpose times {@code scale}, {@code [columns, rows]}, as a new matrix. */
    public Matrix transposed(double scale) {
        double[] out = new double[values.length];
        int block = 32; // both arrays stay in the first-level cache
        for (int r0 = 0; r0 < rows; r0 += block) {
            for (int c0 = 0; c0 < columns; c0 += block) {
                for (int r = r0; r < Math.min(rows, r0 + block); r++) {
                    for (int c = c0; c < Math.min(columns, c0 + block); c++) {
                        out[c * rows + r] = values[r * columns + c] * scale;
                    }
                }
            }
        }
        return new Matrix(columns, rows, out);
    }

    /**
     * Returns this matrix when every entry is finite.
     *
     * @param name what the matrix is, for the message
     * @throws PlatformException at the first NaN or infinity, with its place
     */
    public Matrix requireFinite(String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "%s '[%d, %d]' is not finite: got %s, expected a finite number"
                                .formatted(name, i / columns, i % columns, values[i]));
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that && rows == that.rows && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[%d, %d]".formatted(rows, columns);
    }
}
