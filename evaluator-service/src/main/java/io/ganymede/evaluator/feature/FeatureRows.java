package io.ganymede.evaluator.feature;

import java.nio.FloatBuffer;

/** Features of images, a row an image: {@code [rows, columns]}, float32. */
public final class FeatureRows {
    private final int rows;
    private final int columns;
    private final float[] values;

    FeatureRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new float[Math.multiplyExact(rows, columns)];
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /** All numbers, row-major, read-only. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    void put(int row, FloatBuffer numbers, int count) {
        numbers.get(0, values, row * columns, count * columns);
    }
}
