package io.ganymede.evaluator.statistics;

import io.ganymede.evaluator.linalg.Matrix;

/** Two matrices with equal columns, one below the other. */
final class RowStack {
    private RowStack() {}

    static Matrix of(Matrix above, Matrix below) {
        double[] out = new double[above.values().length + below.values().length];
        System.arraycopy(above.values(), 0, out, 0, above.values().length);
        System.arraycopy(below.values(), 0, out, above.values().length, below.values().length);
        return new Matrix(above.rows() + below.rows(), above.columns(), out);
    }
}
