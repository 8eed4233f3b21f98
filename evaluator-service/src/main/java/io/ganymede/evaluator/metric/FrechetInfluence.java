package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.linalg.SymmetricEigen;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.Spread.Scatter;

/**
 * Error of a Fréchet distance by the influence of each sample, for more samples than features.
 *
 * <p>With 1 the samples and 2 the reference, {@code T = S1^(-1/2) (S1^(1/2) S2 S1^(1/2))^(1/2) S1^(-1/2)} (the optimal
 * map from one Gaussian to the other) and y = x - m1,
 * {@code psi(x) = 2 (m1 - m2).y + y^T (I - T) y - tr((I - T) S1)}, standard error {@code sd(psi) / sqrt(N)}: the derivative
 * of the distance with respect to the weight of a sample. Own derivation by the delta method; the derivative of the trace
 * term is that of the Bures distance. The reference is taken as fixed. Features {@code [N, d]}, N > d, float64. It is the
 * error about the distance's own expectation: the bias that falls as 1 / N is {@link FrechetInfinity}'s matter. Close to
 * distance 0 the influence vanishes with the distance, and the error is too small.
 */
public final class FrechetInfluence {
    private static final int BLOCK_ROWS = 1024;

    private final LinearAlgebra algebra;
    private final Ddof ddof;

    /** The error of {@link FrechetDistance} with the same settings. */
    public FrechetInfluence(LinearAlgebra algebra, Ddof ddof) {
        this.algebra = algebra;
        this.ddof = ddof;
    }

    /**
     * The distance of some samples with the influence of each.
     *
     * @param reference statistics of the reference
     * @param generated {@code [N, d]}, N > d
     * @throws PlatformException when there are too few samples, d differs or a feature is not finite
     */
    public ScoreSample of(FeatureStatistics reference, RowSet generated) {
        int d = generated.columns();
        FeatureStatistics samples = FeatureAccumulator.statisticsOf(generated.require("feature", 2), algebra);
        samples.requireSameDimensions(reference);
        if (!(samples.spread() instanceof Scatter scatter)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "features 'N' are too few for influences: got %d in %d dimensions, expected more than the dimensions"
                            .formatted(samples.count(), d));
        }
        FrechetDistance.Result distance = new FrechetDistance(algebra, ddof).between(reference, samples);
        Matrix map = mapRoot(scatter.matrix(), 1 / ddof.divisor(samples.count()), reference);
        double expectation = samples.covarianceTrace(ddof) - distance.crossTerm(); // tr((I - T) S1)
        double[] influence = new double[generated.rows()];
        for (int from = 0; from < influence.length; from += BLOCK_ROWS) {
            Matrix y = centred(generated.block(from, Math.min(influence.length, from + BLOCK_ROWS)), samples.mean());
            double[] mapped = mappedLengths(y, map);
            for (int i = 0; i < y.rows(); i++) {
                double quadratic = 0;
                double linear = 0;
                for (int j = 0; j < d; j++) {
                    quadratic += y.at(i, j) * y.at(i, j);
                    linear += y.at(i, j)
                            * (samples.mean().at(0, j) - reference.mean().at(0, j));
                }
                influence[from + i] = 2 * linear + quadratic - mapped[i] - expectation;
            }
        }
        return new ScoreSample(distance.value(), ScoreSample.Kind.INFLUENCE, influence);
    }

    /**
     * P with {@code T = P^T P}, {@code [r, d]}: with S1 = Q L Q^T cut at its rank and
     * {@code L^(1/2) Q^T S2 Q L^(1/2) = V W V^T}, {@code P = W^(1/4) V^T L^(-1/2) Q^T}.
     */
    private Matrix mapRoot(Matrix scatter, double scale, FeatureStatistics reference) {
        int d = scatter.rows();
        SymmetricEigen own = algebra.symmetricEigen(scatter);
        int rank = 0;
        while (rank < d && own.values().at(0, rank) > d * Math.ulp(own.values().at(0, 0))) {
            rank++;
        }
        Matrix other = reference.covarianceFactor(ddof, algebra);
        if (rank == 0 || other.columns() == 0) {
            return Matrix.zeros(0, d);
        }
        double[] root = new double[rank * d];
        double[] inverse = new double[rank * d];
        for (int i = 0; i < root.length; i++) {
            double deviation = Math.sqrt(own.values().at(0, i / d) * scale);
            root[i] = own.vectors().values()[i] * deviation;
            inverse[i] = own.vectors().values()[i] / deviation;
        }
        Matrix cross = algebra.productWithTransposed(new Matrix(rank, d, root), other.transposed(1));
        SymmetricEigen middle =
                algebra.symmetricEigen(algebra.gramUpdate(Matrix.zeros(rank, rank), cross.transposed(1)));
        double[] scaledVectors = middle.vectors().values().clone();
        for (int i = 0; i < scaledVectors.length; i++) {
            scaledVectors[i] *= Math.sqrt(Math.sqrt(Math.max(0, middle.values().at(0, i / rank))));
        }
        return algebra.transposedProduct(
                new Matrix(rank, rank, scaledVectors).transposed(1), new Matrix(rank, d, inverse));
    }

    /** {@code y^T T y} for each row. */
    private double[] mappedLengths(Matrix y, Matrix map) {
        double[] lengths = new double[y.rows()];
        if (map.rows() > 0) {
            Matrix mapped = algebra.productWithTransposed(y, map);
            for (int i = 0; i < lengths.length; i++) {
                for (int k = 0; k < mapped.columns(); k++) {
                    lengths[i] += mapped.at(i, k) * mapped.at(i, k);
                }
            }
        }
        return lengths;
    }

    private static Matrix centred(Matrix rows, Matrix mean) {
        double[] values = rows.values(); // a block made for this use
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean.at(0, i % mean.columns());
        }
        return rows;
    }
}
