package io.ganymede.evaluator.linalg;

/** Rows kept in float64. */
final class MatrixRows implements RowSet {
    private final Matrix matrix;

    MatrixRows(Matrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public int rows() {
        return matrix.rows();
    }

    @Override
    public int columns() {
        return matrix.columns();
    }

    @Override
    public void copyRow(int row, double[] target) {
        System.arraycopy(matrix.values(), row * matrix.columns(), target, 0, matrix.columns());
    }
}
