package io.ganymede.cli.evaluate.side;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.NpyArray;
import io.ganymede.common.tensor.NpyType;
import io.ganymede.common.tensor.TensorRows;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A matrix of any size that is read row by row.
 *
 * @param what what messages call it
 * @param shape sizes, outermost first
 * @param type type that keeps every number: F32 or F64
 */
record NumberRows(String what, List<Long> shape, DataType type, Reading reading) {
    /** Reads a row. */
    @FunctionalInterface
    interface Reading {
        void copyRow(int index, double[] target);
    }

    NumberRows {
        shape = List.copyOf(shape);
    }

    static NumberRows of(String what, NpyArray array) {
        boolean isShort = array.type() == NpyType.F32 || array.type() == NpyType.F16;
        return new NumberRows(what, array.shape(), isShort ? DataType.F32 : DataType.F64, array::copyRow);
    }

    /** @throws PlatformException with reason InvalidFile for elements that are no floating-point numbers */
    static NumberRows of(String what, TensorRows rows) {
        return switch (rows.type()) {
            case F32 ->
                new NumberRows(what, rows.shape(), DataType.F32, (index, target) -> {
                    ByteBuffer row = rows.row(index);
                    for (int i = 0; row.hasRemaining(); i++) {
                        target[i] = row.getFloat();
                    }
                });
            case F64 ->
                new NumberRows(what, rows.shape(), DataType.F64, (index, target) -> rows.row(index)
                        .asDoubleBuffer()
                        .get(target, 0, rows.rowBytes() / Double.BYTES));
            default ->
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        what + " has the wrong type: got " + rows.type() + ", expected F32 or F64");
        };
    }

    int count() {
        return Math.toIntExact(shape.get(0));
    }

    int columns() {
        return Math.toIntExact(shape.stream().skip(1).reduce(1L, Math::multiplyExact));
    }

    /** Fails unless it has two axes, the second of at least one element. */
    NumberRows requireMatrix() {
        if (shape.size() != 2 || shape.get(1) < 1) {
            throw new PlatformException(
                    Reason.INVALID_FILE, what + " has the wrong shape: got " + shape + ", expected [samples, numbers]");
        }
        return this;
    }

    /**
     * Copies a row to the beginning of an array.
     *
     * @throws PlatformException with reason InvalidFile for a number that is not finite
     */
    void copyRow(int index, double[] target) {
        reading.copyRow(index, target);
        for (int column = 0; column < columns(); column++) {
            if (!Double.isFinite(target[column])) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        what + " is not finite at [" + index + ", " + column + "]: got " + target[column]);
            }
        }
    }

    /** All numbers in memory, for small matrices. */
    double[] toDoubles() {
        double[] all = new double[Math.multiplyExact(count(), columns())];
        double[] row = new double[columns()];
        for (int i = 0; i < count(); i++) {
            copyRow(i, row);
            System.arraycopy(row, 0, all, i * row.length, row.length);
        }
        return all;
    }
}
