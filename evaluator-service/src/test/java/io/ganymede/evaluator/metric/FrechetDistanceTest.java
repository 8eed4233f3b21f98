package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrechetDistanceTest {
    /** The expected values are printed with 12 decimals. */
    private static final double PRINTED = 1e-12;

    private final FrechetDistance distance = new FrechetDistance(ALGEBRA, Ddof.ONE);

    @Test
    void termsOfTheReferenceVector() {
        FrechetDistance.Result result = distance.between(features(LcgMatrices.x()), features(LcgMatrices.y()));

        assertThat(result.value()).isCloseTo(0.142103140106, within(PRINTED));
        assertThat(result.meanTerm()).isCloseTo(.077399063410, within(PRINTED));
        assertThat(result.referenceTrace()).isCloseTo(1.323478342733, within(PRINTED));
        assertThat(result.generatedTrace()).isCloseTo(1.106618180614, within(PRINTED));
        assertThat(result.crossTerm()).isCloseTo(1.182696223326, within(PRINTED));
    }

    @Test
    void populationFormOfTheReferenceVector() {
        FrechetDistance population = new FrechetDistance(ALGEBRA, Ddof.ZERO);

        double value = population
                .between(features(LcgMatrices.x()), features(LcgMatrices.y()))
                .value();

        assertThat(value).isCloseTo(0.141907242596, within(PRINTED));
    }

    @Test
    void fewerSamplesThanDimensionsAreExact() {
        // the eigenvalue forms give 1.257578399998 here
        double value = distance.between(features(LcgMatrices.smallX()), features(LcgMatrices.smallY()))
                .value();

        assertThat(value).isCloseTo(1.257578413791, within(PRINTED));
    }

    @ParameterizedTest
    @CsvSource({"50, .2628031944", "75, .2069797264", "100, .1780947688", "125, .1501981624", "150, .1421031401"})
    void prefixesOfTheReferenceVector(int n, double expected) {
        FeatureStatistics prefix = features(LcgMatrices.rows(LcgMatrices.y(), 0, n));

        assertThat(distance.between(features(LcgMatrices.x()), prefix).value()).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 63, 64, 65, 500, 5000})
    void distanceToItselfIsZeroAtEveryCount(int n) {
        // Given the same samples in two batch layouts, so that not even the rounding is shared
        Matrix rows = LcgMatrices.uniform(12, n, 64);
        FeatureStatistics whole = features(rows);
        FeatureStatistics merged =
                features(LcgMatrices.rows(rows, 0, n / 2)).merge(features(LcgMatrices.rows(rows, n / 2, n)), ALGEBRA);

        assertThat(distance.between(whole, whole).unclamped()).isCloseTo(0, within(1e-10));
        assertThat(distance.between(whole, merged).unclamped()).isCloseTo(0, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 300, 512, 513, 600, 5000})
    void distanceToItselfIsZeroIn512Dimensions(int n) {
        FeatureStatistics statistics = features(LcgMatrices.uniform(13, n, 512));

        assertThat(distance.between(statistics, statistics).unclamped()).isCloseTo(0, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 1000, 5000})
    void distanceToItselfIsZeroIn2048Dimensions(int n) {
        FeatureStatistics statistics = features(LcgMatrices.uniform(14, n, 2048));

        assertThat(distance.between(statistics, statistics).unclamped()).isCloseTo(0, within(1e-10));
    }

    @Property(tries = 60)
    void symmetricFiniteAndNeverNegative(
            @ForAll @IntRange(min = 2, max = 90) int n, @ForAll @IntRange(min = 2, max = 90) int m) {
        FeatureStatistics a = features(LcgMatrices.uniform(20, n, 32));
        FeatureStatistics b = features(LcgMatrices.uniform(21, m, 32));

        FrechetDistance.Result there = distance.between(a, b);

        assertThat(there.unclamped()).isFinite().isGreaterThan(-1e-10);
        assertThat(distance.between(b, a).value()).isCloseTo(there.value(), withinPercentage(1e-10));
    }

    @Test
    void diagonalCovariancesHaveAClosedForm() {
        // Given corners (+-a1, +-a2) + m: mean m, covariance diag(a^2) in the population form;
        // sum (m1 - m2)^2 + (|a| - |b|)^2 = (1 + 4) + (1 + 9)
        FeatureStatistics a = features(corners(2, 5, 0, 0));
        FeatureStatistics b = features(corners(3, 8, 1, 2));

        double value = new FrechetDistance(ALGEBRA, Ddof.ZERO).between(a, b).value();

        assertThat(value).isCloseTo(15, within(1e-13));
    }

    @Test
    void aCommonRotationChangesNothing() {
        // Given the reflection I - 2 v v^T / |v|^2, which is orthogonal
        Matrix x = LcgMatrices.x();
        Matrix y = LcgMatrices.y();

        double reflected =
                distance.between(features(reflected(x)), features(reflected(y))).value();

        assertThat(reflected).isCloseTo(0.142103140106, within(PRINTED));
    }

    @Test
    void collapsedAndConstantGeneratorsAreFinite() {
        // Given 60 copies of one image (no covariance), and 60 samples on a line (rank 1 with n > d)
        double[] line = new double[60 * 16];
        for (int i = 0; i < line.length; i++) {
            line[i] = (i / 16) * (1 + i % 16) / 100.0;
        }
        FeatureStatistics constant = features(Matrix.zeros(60, 16));
        FeatureStatistics onLine = features(new Matrix(60, 16, line));
        FeatureStatistics x = features(LcgMatrices.x());

        // Then: without covariance the trace term vanishes
        FrechetDistance.Result toConstant = distance.between(x, constant);
        assertThat(toConstant.crossTerm()).isZero();
        assertThat(toConstant.value()).isCloseTo(toConstant.meanTerm() + 1.323478342733, within(PRINTED));
        assertThat(distance.between(constant, constant).value()).isZero();
        assertThat(distance.between(onLine, onLine).unclamped()).isCloseTo(0, within(1e-10));
        // and on a line tr sqrt(S1 u u^T) = sqrt(u^T S1 u), whichever form holds the line
        FeatureStatistics sameLineAsRows = features(LcgMatrices.rows(new Matrix(60, 16, line), 0, 16));
        assertThat(distance.between(x, onLine).value()).isFinite();
        assertThat(distance.between(x, sameLineAsRows).crossTerm()
                        / Math.sqrt(sameLineAsRows.covarianceTrace(Ddof.ONE)))
                .isCloseTo(
                        distance.between(x, onLine).crossTerm() / Math.sqrt(onLine.covarianceTrace(Ddof.ONE)),
                        within(1e-13));
    }

    @Test
    void tooFewSamplesAndOtherDimensionsAreRefused() {
        FeatureStatistics x = features(LcgMatrices.x());
        FeatureStatistics one = features(LcgMatrices.uniform(1, 1, 16));
        FeatureStatistics other = features(LcgMatrices.uniform(1, 5, 8));

        assertThatThrownBy(() -> distance.between(x, one))
                .isInstanceOf(PlatformException.class)
                .hasMessage("features 'generated' have too few samples: got 1, expected at least 2");
        assertThatThrownBy(() -> distance.between(FeatureStatistics.empty(16), x))
                .hasMessage("features 'reference' have too few samples: got 0, expected at least 2");
        assertThatThrownBy(() -> distance.between(x, other)).hasMessageContaining("got 16 and 8");
    }

    private static Matrix corners(double a1, double a2, double m1, double m2) {
        return new Matrix(4, 2, new double[] {m1 + a1, m2 + a2, m1 + a1, m2 - a2, m1 - a1, m2 + a2, m1 - a1, m2 - a2});
    }

    private static Matrix reflected(Matrix rows) {
        double[] v = LcgMatrices.uniform(33, 1, rows.columns()).values();
        double norm = 0;
        for (double component : v) {
            norm += component * component;
        }
        double[] out = rows.values().clone();
        for (int i = 0; i < rows.rows(); i++) {
            double dot = 0;
            for (int j = 0; j < v.length; j++) {
                dot += rows.at(i, j) * v[j];
            }
            for (int j = 0; j < v.length; j++) {
                out[i * v.length + j] -= 2 * dot * v[j] / norm;
            }
        }
        return new Matrix(rows.rows(), rows.columns(), out);
    }
}
