package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Spread.CentredRows;
import io.ganymede.evaluator.statistics.Spread.Scatter;

/**
 * Count, mean and centred second moment of feature vectors, in float64. Merging follows Chan, Golub and LeVeque,
 * "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances" (1979): with delta = mean_b - mean_a,
 * mean = mean_a + delta n_b / n and M2 = M2_a + M2_b + delta delta^T n_a n_b / n. It is associative and commutative up to
 * rounding.
 *
 * @param count n
 * @param mean {@code [1, d]}
 * @param spread rows {@code [n, d]} for n <= d, else the scatter {@code [d, d]}
 */
public record FeatureStatistics(long count, Matrix mean, Spread spread) {

    /** Checks that the three parts belong together. */
    public FeatureStatistics {
        int d = mean.columns();
        Matrix held = spread instanceof CentredRows centred ? centred.rows() : ((Scatter) spread).matrix();
        long rows = spread instanceof CentredRows ? count : d;
        if (d < 1 || mean.rows() != 1 || held.columns() != d || held.rows() != rows) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "feature statistics 'n = %d' have parts that do not fit: got mean %s and %s, expected [1, d] and [n, d] or [d, d]"
                            .formatted(count, mean, held));
        }
    }

    /** Statistics of no sample at all: the neutral element of {@link #merge}. */
    public static FeatureStatistics empty(int dimensions) {
        return new FeatureStatistics(0, Matrix.zeros(1, dimensions), new CentredRows(Matrix.zeros(0, dimensions)));
    }

    /**
     * Statistics of the given samples.
     *
     * @param rows features, {@code [n, d]}
     * @throws PlatformException when a feature is NaN or infinite
     */
    public static FeatureStatistics of(Matrix rows, LinearAlgebra algebra) {
        if (rows.rows() == 0) {
            return empty(rows.columns());
        }
        double[] mean = meanOf(rows.requireFinite("feature"));
        Matrix centredRows = moved(rows, difference(new double[mean.length], mean));
        return new FeatureStatistics(rows.rows(), Matrix.row(mean), spreadOf(centredRows, algebra));
    }

    /** d. */
    public int dimensions() {
        return mean.columns();
    }

    /** Trace of the covariance. */
    public double covarianceTrace(Ddof ddof) {
        return spread.trace() / ddof.divisor(count);
    }

    /**
     * A factor F of the covariance, {@code S = F F^T}: the centred rows themselves for n <= d, otherwise the Cholesky
     * factor cut at the numerical rank.
     *
     * @return {@code [d, k]} with k <= max(n, d)
     * @throws PlatformException when n < 2
     */
    public Matrix covarianceFactor(Ddof ddof, LinearAlgebra algebra) {
        double scale = 1 / Math.sqrt(ddof.divisor(count));
        if (spread instanceof CentredRows centred) {
            return centred.rows().transposed(scale);
        }
        Matrix factor = algebra.semidefiniteFactor(((Scatter) spread).matrix());
        double[] scaled = factor.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        return new Matrix(factor.rows(), factor.columns(), scaled);
    }

    /**
     * The statistics of both sets of samples together.
     *
     * @throws PlatformException when the feature dimensions differ
     */
    public FeatureStatistics merge(FeatureStatistics other, LinearAlgebra algebra) {
        requireSameDimensions(other);
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        long n = count + other.count;
        double[] delta = difference(other.mean.values(), mean.values());
        double[] merged = new double[delta.length];
        for (int j = 0; j < delta.length; j++) {
            merged[j] = mean.at(0, j) + delta[j] * other.count / n;
        }
        Matrix between = Matrix.row(scaled(delta, Math.sqrt((double) count * other.count / n)));
        return new FeatureStatistics(n, Matrix.row(merged), mergedSpread(other, merged, between, algebra));
    }

    /** Fails unless the other statistics have the same number of features. */
    public void requireSameDimensions(FeatureStatistics other) {
        if (other.dimensions() != dimensions()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "feature statistics 'd' do not fit together: got %d and %d, expected equal"
                            .formatted(dimensions(), other.dimensions()));
        }
    }

    private Spread mergedSpread(FeatureStatistics other, double[] merged, Matrix between, LinearAlgebra algebra) {
        if (spread instanceof CentredRows a && other.spread instanceof CentredRows b) {
            return spreadOf(
                    RowStack.of(
                            moved(a.rows(), difference(mean.values(), merged)),
                            moved(b.rows(), difference(other.mean.values(), merged))),
                    algebra);
        }
        if (spread instanceof Scatter a && other.spread instanceof CentredRows b) {
            return new Scatter(algebra.gramUpdate(a.matrix(), RowStack.of(b.rows(), between)));
        }
        if (spread instanceof CentredRows a && other.spread instanceof Scatter b) {
            return new Scatter(algebra.gramUpdate(b.matrix(), RowStack.of(a.rows(), between)));
        }
        double[] sum = ((Scatter) spread).matrix().values().clone();
        double[] addend = ((Scatter) other.spread).matrix().values();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += addend[i];
        }
        return new Scatter(algebra.gramUpdate(new Matrix(dimensions(), dimensions(), sum), between));
    }

    private static Spread spreadOf(Matrix centredRows, LinearAlgebra algebra) {
        int d = centredRows.columns();
        return centredRows.rows() <= d
                ? new CentredRows(centredRows)
                : new Scatter(algebra.gramUpdate(Matrix.zeros(d, d), centredRows));
    }

    /** The rows with an offset added to each. */
    private static Matrix moved(Matrix rows, double[] offset) {
        double[] values = rows.values();
        double[] out = new double[values.length];
        for (int start = 0; start < out.length; start += offset.length) {
            for (int j = 0; j < offset.length; j++) {
                out[start + j] = values[start + j] + offset[j];
            }
        }
        return new Matrix(rows.rows(), rows.columns(), out);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = a[j] - b[j];
        }
        return out;
    }

    private static double[] meanOf(Matrix rows) {
        int d = rows.columns();
        double[] mean = new double[d];
        double[] values = rows.values();
        for (int start = 0; start < values.length; start += d) {
            for (int j = 0; j < d; j++) {
                mean[j] += values[start + j];
            }
        }
        return scaled(mean, 1.0 / rows.rows());
    }

    private static double[] scaled(double[] values, double scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return values;
    }
}
