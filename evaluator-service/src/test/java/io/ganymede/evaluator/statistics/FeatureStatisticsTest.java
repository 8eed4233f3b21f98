package io.ganymede.evaluator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.statistics.Spread.CentredRows;
import io.ganymede.evaluator.statistics.Spread.Scatter;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();

    @Test
    void meanAndCovarianceOfThreePoints() {
        // Given (0, 0), (2, 0), (1, 3): mean (1, 1), scatter [2 0; 0 6]
        FeatureStatistics statistics = FeatureStatistics.of(new Matrix(3, 2, new double[] {0, 0, 2, 0, 1, 3}), ALGEBRA);

        assertThat(statistics.mean()).isEqualTo(Matrix.row(1, 1));
        assertThat(statistics.spread()).isEqualTo(new Scatter(new Matrix(2, 2, new double[] {2, 0, 0, 6})));
        assertThat(statistics.covarianceTrace(Ddof.ONE)).isEqualTo(4);
        assertThat(statistics.covarianceTrace(Ddof.ZERO)).isCloseTo(8 / 3.0, within(1e-15));
    }

    @Test
    void rowsAreKeptUpToTheDimension() {
        assertThat(of(16).spread()).isInstanceOf(CentredRows.class);
        assertThat(of(17).spread()).isInstanceOf(Scatter.class);
    }

    @Property(tries = 40)
    void factorGivesTheCovarianceInBothForms(@ForAll @IntRange(min = 2, max = 60) int n) {
        FeatureStatistics statistics = of(n);

        Matrix factor = statistics.covarianceFactor(Ddof.ONE, ALGEBRA);

        Matrix covariance = ALGEBRA.gramUpdate(Matrix.zeros(16, 16), factor.transposed(1));
        assertClose(covariance, covariance(n), 1e-13);
    }

    @Property(tries = 60)
    void mergingPartsGivesTheWhole(
            @ForAll @IntRange(min = 0, max = 70) int first, @ForAll @IntRange(min = 0, max = 70) int second) {
        // Given any two cuts of 70 samples: parts of every form, empty ones too
        int a = Math.min(first, second);
        int b = Math.max(first, second);
        Matrix all = LcgMatrices.uniform(1, 70, 16);
        List<FeatureStatistics> parts = IntStream.of(0, 1, 2)
                .mapToObj(i -> LcgMatrices.rows(all, i == 0 ? 0 : i == 1 ? a : b, i == 0 ? a : i == 1 ? b : 70))
                .map(rows -> FeatureStatistics.of(rows, ALGEBRA))
                .toList();

        // When
        FeatureStatistics left = parts.get(0).merge(parts.get(1), ALGEBRA).merge(parts.get(2), ALGEBRA);
        FeatureStatistics right = parts.get(0).merge(parts.get(1).merge(parts.get(2), ALGEBRA), ALGEBRA);
        FeatureStatistics back = parts.get(2).merge(parts.get(1), ALGEBRA).merge(parts.get(0), ALGEBRA);

        // Then
        FeatureStatistics whole = FeatureStatistics.of(all, ALGEBRA);
        for (FeatureStatistics merged : List.of(left, right, back)) {
            assertThat(merged.count()).isEqualTo(70);
            assertClose(merged.mean(), whole.mean(), 1e-14);
            assertClose(scatter(merged), scatter(whole), 1e-12);
        }
    }

    @Test
    void mergingRowsKeepsThemRows() {
        Matrix all = LcgMatrices.smallX();

        FeatureStatistics merged = FeatureStatistics.of(LcgMatrices.rows(all, 0, 3), ALGEBRA)
                .merge(FeatureStatistics.of(LcgMatrices.rows(all, 3, 10), ALGEBRA), ALGEBRA);

        Matrix whole = ((CentredRows) FeatureStatistics.of(all, ALGEBRA).spread()).rows();
        assertClose(((CentredRows) merged.spread()).rows(), whole, 1e-15);
    }

    @Test
    void aLargeOffsetDoesNotHurtTheScatter() {
        // Given features around 1e6 whose deviations are below 1: raw sums of squares would keep four digits
        Matrix plain = LcgMatrices.x();
        double[] moved = plain.values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.rint(moved[i] * 1048576) / 1048576; // a grid that the offset leaves exact
        }
        Matrix near = new Matrix(200, 16, moved.clone());
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 1048576;
        }

        FeatureStatistics far = FeatureStatistics.of(new Matrix(200, 16, moved), ALGEBRA);

        assertClose(scatter(far), scatter(FeatureStatistics.of(near, ALGEBRA)), 1e-11);
    }

    @Test
    void dimensionsThatDifferAreRefused() {
        FeatureStatistics wide = FeatureStatistics.empty(3);

        assertThatThrownBy(() -> of(5).merge(wide, ALGEBRA))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature statistics 'd' do not fit together: got 16 and 3, expected equal");
    }

    @Test
    void oneSampleHasNoCovariance() {
        assertThatThrownBy(() -> of(1).covarianceFactor(Ddof.ZERO, ALGEBRA))
                .hasMessage("statistics 'variance' have too few samples: got 1, expected at least 2");
    }

    @Test
    void notANumberIsRefused() {
        assertThatThrownBy(() -> FeatureStatistics.of(Matrix.row(1, Double.NaN), ALGEBRA))
                .hasMessage("feature '[0, 1]' is not finite: got NaN, expected a finite number");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new FeatureStatistics(2, Matrix.row(1, 2), new Scatter(Matrix.zeros(3, 3))))
                .isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> new FeatureStatistics(2, Matrix.row(1, 2), new CentredRows(Matrix.zeros(3, 2))))
                .isInstanceOf(PlatformException.class);
    }

    private static FeatureStatistics of(int n) {
        return FeatureStatistics.of(LcgMatrices.uniform(1, n, 16), ALGEBRA);
    }

    static Matrix scatter(FeatureStatistics statistics) {
        return statistics.spread() instanceof CentredRows centred
                ? ALGEBRA.gramUpdate(Matrix.zeros(16, 16), centred.rows())
                : ((Scatter) statistics.spread()).matrix();
    }

    /** By the textbook's double loop. */
    private static Matrix covariance(int n) {
        Matrix rows = LcgMatrices.uniform(1, n, 16);
        double[] mean = new double[16];
        for (int i = 0; i < n * 16; i++) {
            mean[i % 16] += rows.values()[i] / n;
        }
        double[] sum = new double[256];
        for (int row = 0; row < n; row++) {
            for (int jk = 0; jk < 256; jk++) {
                int j = jk / 16;
                int k = jk % 16;
                sum[jk] += (rows.at(row, j) - mean[j]) * (rows.at(row, k) - mean[k]) / (n - 1);
            }
        }
        return new Matrix(16, 16, sum);
    }

    static void assertClose(Matrix actual, Matrix expected, double tolerance) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        for (int i = 0; i < expected.values().length; i++) {
            assertThat(actual.values()[i]).isCloseTo(expected.values()[i], within(tolerance));
        }
    }
}
