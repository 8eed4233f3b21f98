package io.ganymede.evaluator.linalg;

/** Rows kept in float32. */
final class FloatRowSet implements RowSet {
    private final float[] values;
    private final int columns;
    private final int rows;

    FloatRowSet(float[] values, int columns) {
        this.values = values;
        this.columns = columns;
        this.rows = Shapes.requireRows("row set", values.length, columns);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void copyRow(int row, double[] target) {
        for (int j = 0, start = row * columns; j < columns; j++) {
            target[j] = values[start + j];
        }
    }
}
