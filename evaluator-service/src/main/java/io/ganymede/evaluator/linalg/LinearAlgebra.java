package io.ganymede.evaluator.linalg;

import io.ganymede.common.error.PlatformException;

/**
 * The few dense float64 operations the metrics are made of. Implementations are safe for use by several threads and never
 * change their arguments. NaN and infinite entries are refused with a {@link PlatformException} of reason InvalidArgument;
 * an engine that does not converge throws one of reason Internal.
 */
public interface LinearAlgebra {

    /**
     * Symmetric rank-n update {@code C + X^T X}.
     *
     * @param symmetric C, {@code [d, d]}; only the upper triangle is read
     * @param rows X, {@code [n, d]}
     * @return a new full symmetric matrix {@code [d, d]}
     */
    Matrix gramUpdate(Matrix symmetric, Matrix rows);

    /**
     * Product {@code A^T B}.
     *
     * @param left A, {@code [d, n]}
     * @param right B, {@code [d, m]}
     * @return {@code [n, m]}
     */
    Matrix transposedProduct(Matrix left, Matrix right);

    /**
     * Product {@code A B^T}: all inner products of the rows of two sets.
     *
     * @param left A, {@code [n, d]}
     * @param right B, {@code [m, d]}
     * @return {@code [n, m]}
     */
    Matrix productWithTransposed(Matrix left, Matrix right);

    /**
     * Product {@code A B^T} in float32, at twice the rate, for a first look that is settled in float64 where it matters.
     * An entry is within {@code d 2^-24 |a| |b|} of the inner product of the rows a and b, whatever the order of the sum.
     * Entries are not checked.
     *
     * @param left A, row-major {@code [n, d]}
     * @param right B, row-major {@code [m, d]}
     * @param columns d
     * @return a new row-major array {@code [n, m]}
     */
    float[] productWithTransposed(float[] left, float[] right, int columns);

    /**
     * Eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @param symmetric {@code [d, d]}; only the upper triangle is read
     */
    SymmetricEigen symmetricEigen(Matrix symmetric);

    /**
     * Singular values in descending order.
     *
     * @param matrix {@code [n, m]}
     * @return {@code [1, min(n, m)]}
     */
    Matrix singularValues(Matrix matrix);

    /**
     * A factor F of a positive semidefinite matrix, {@code S = F F^T}: the Cholesky factor at full rank, otherwise the
     * pivoted Cholesky factor cut at the numerical rank. Directions that hold less than about {@code d * 2.2e-16} of the
     * variance of every feature cannot be told from rounding in S, and are left out.
     *
     * @param semidefinite S, {@code [d, d]}, symmetric
     * @return F, {@code [d, r]} with the numerical rank r
     */
    Matrix semidefiniteFactor(Matrix semidefinite);

    /** Engine, version and threads, for reports: the same figures come only from the same engine. */
    String description();

    /**
     * Nuclear norm {@code ||A^T B||_*}, the sum of the singular values of the product.
     *
     * @param left A, {@code [d, n]}
     * @param right B, {@code [d, m]}
     */
    default double nuclearNormOfProduct(Matrix left, Matrix right) {
        double sum = 0;
        double[] descending = singularValues(transposedProduct(left, right)).values();
        for (int i = descending.length - 1; i >= 0; i--) {
            sum += descending[i]; // smallest first: the least rounding
        }
        return sum;
    }
}
