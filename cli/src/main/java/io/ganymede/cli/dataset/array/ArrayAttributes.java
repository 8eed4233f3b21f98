package io.ganymede.cli.dataset.array;

/** Attributes of the examples of one part, in its rows' order; NaN where one is not known. */
final class ArrayAttributes {
    private final String file;
    private final int columns;
    private final float[] values;

    /**
     * Wraps values, which are the table's from here on.
     *
     * @param file what messages call it, relative to the source
     * @param values row by row
     */
    ArrayAttributes(String file, int columns, float[] values) {
        if (columns < 1 || values.length % columns != 0) {
            throw new IllegalArgumentException(
                    "attributes of " + columns + " columns cannot have " + values.length + " values");
        }
        this.file = file;
        this.columns = columns;
        this.values = values;
    }

    String file() {
        return file;
    }

    int columns() {
        return columns;
    }

    float value(int row, int column) {
        return values[row * columns + column];
    }
}
