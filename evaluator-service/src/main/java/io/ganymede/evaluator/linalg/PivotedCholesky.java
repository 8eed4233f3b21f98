package io.ganymede.evaluator.linalg;

/**
 * Cholesky decomposition with complete pivoting, {@code P^T S P = L L^T}, stopped when no remaining pivot exceeds the
 * tolerance: the largest remaining variance is eliminated first. Higham, "Analysis of the Cholesky Decomposition of a
 * Semi-definite Matrix" (1990). LAPACK's dpstrf is the same; EJML has none.
 */
final class PivotedCholesky {
    private final int d;
    private final double[] lower;
    private final int[] features;
    private final int rank;

    PivotedCholesky(Matrix semidefinite, double tolerance) {
        d = semidefinite.rows();
        lower = semidefinite.values().clone();
        features = new int[d];
        for (int i = 0; i < d; i++) {
            features[i] = i;
        }
        int step = 0;
        while (step < d && eliminate(step, tolerance)) {
            step++;
        }
        rank = step;
    }

    /** L, row-major {@code [d, d]}; only the lower triangle of the first {@link #rank} columns has a meaning. */
    double[] lower() {
        return lower;
    }

    int rank() {
        return rank;
    }

    /** The row of the matrix that stands at a row of L. */
    int feature(int row) {
        return features[row];
    }

    private boolean eliminate(int k, double tolerance) {
        int pivot = k;
        for (int i = k + 1; i < d; i++) {
            pivot = lower[i * d + i] > lower[pivot * d + pivot] ? i : pivot;
        }
        if (!(lower[pivot * d + pivot] > tolerance)) {
            return false;
        }
        exchange(k, pivot);
        double root = Math.sqrt(lower[k * d + k]);
        lower[k * d + k] = root;
        for (int i = k + 1; i < d; i++) {
            lower[i * d + k] /= root;
        }
        double[] column = new double[d];
        for (int i = k + 1; i < d; i++) {
            column[i] = lower[i * d + k];
        }
        for (int i = k + 1; i < d; i++) {
            for (int j = k + 1; j <= i; j++) {
                lower[i * d + j] -= column[i] * column[j];
            }
        }
        return true;
    }

    /** Exchanges two rows and the same columns of what is left, of which only the lower triangle is up to date. */
    private void exchange(int k, int pivot) {
        if (pivot == k) {
            return;
        }
        int feature = features[k];
        features[k] = features[pivot];
        features[pivot] = feature;
        for (int j = 0; j < k; j++) {
            swap(k * d + j, pivot * d + j);
        }
        swap(k * d + k, pivot * d + pivot);
        for (int j = k + 1; j < pivot; j++) {
            swap(j * d + k, pivot * d + j);
        }
        for (int i = pivot + 1; i < d; i++) {
            swap(i * d + k, i * d + pivot);
        }
    }

    private void swap(int a, int b) {
        double held = lower[a];
        lower[a] = lower[b];
        lower[b] = held;
    }
}
