package io.ganymede.evaluator.linalg;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** The checks of shapes that every engine makes before it calls its library. */
final class Shapes {
    private Shapes() {}

    static int requireSquare(String name, Matrix matrix) {
        requireEqual("columns of the " + name, matrix.columns(), matrix.rows());
        return matrix.rows();
    }

    static void requireEqual(String name, int actual, int expected) {
        if (actual != expected) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "dimension '%s' does not fit: got %d, expected %d".formatted(name, actual, expected));
        }
    }

    /** The number of rows that an array holds. */
    static int requireRows(String name, int values, int columns) {
        if (columns < 1 || values % columns != 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "%s 'columns' does not fit: got %d for %d values, expected a divisor"
                            .formatted(name, columns, values));
        }
        return values / columns;
    }
}
