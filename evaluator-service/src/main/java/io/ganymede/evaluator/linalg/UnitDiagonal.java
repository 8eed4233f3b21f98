package io.ganymede.evaluator.linalg;

/**
 * The scaling of a covariance to a correlation: {@code S = D C D} with a unit diagonal in C. Rounding in a scatter
 * matrix is relative to the two features of an entry, so the numerical rank is judged on C; a feature without variance
 * gets a zero row.
 */
final class UnitDiagonal {
    private final double[] scale;
    private final Matrix correlation;

    UnitDiagonal(Matrix covariance) {
        int d = covariance.rows();
        scale = new double[d];
        double[] inverse = new double[d];
        for (int i = 0; i < d; i++) {
            scale[i] = Math.sqrt(Math.max(0, covariance.at(i, i)));
            inverse[i] = scale[i] > 0 ? 1 / scale[i] : 0;
        }
        double[] values = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                values[i * d + j] = covariance.at(i, j) * inverse[i] * inverse[j];
            }
        }
        correlation = new Matrix(d, d, values);
    }

    Matrix correlation() {
        return correlation;
    }

    /** Row i of the factor of S, from row i of the factor of C. */
    double scale(int feature) {
        return scale[feature];
    }
}
