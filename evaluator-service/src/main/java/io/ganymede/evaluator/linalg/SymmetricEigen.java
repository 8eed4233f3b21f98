package io.ganymede.evaluator.linalg;

/**
 * The decomposition {@code S = sum_k values_k v_k v_k^T} of a symmetric matrix.
 *
 * @param values eigenvalues in descending order, {@code [1, d]}
 * @param vectors orthonormal eigenvectors as rows, row k belonging to value k, each with either sign, {@code [d, d]}
 */
public record SymmetricEigen(Matrix values, Matrix vectors) {

    /** From engines that hand out ascending values: turns the order of both round. */
    static SymmetricEigen ofAscending(double[] values, double[] vectorRows) {
        int d = values.length;
        double[] descending = new double[d];
        double[] rows = new double[vectorRows.length];
        for (int k = 0; k < d; k++) {
            descending[k] = values[d - 1 - k];
            System.arraycopy(vectorRows, (d - 1 - k) * d, rows, k * d, d);
        }
        return new SymmetricEigen(Matrix.row(descending), new Matrix(d, d, rows));
    }
}
