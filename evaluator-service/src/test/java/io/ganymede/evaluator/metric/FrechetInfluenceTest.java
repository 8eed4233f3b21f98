package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import org.junit.jupiter.api.Test;

class FrechetInfluenceTest {
    private final FrechetInfluence influence = new FrechetInfluence(ALGEBRA, Ddof.ONE);
    private final FrechetDistance distance = new FrechetDistance(ALGEBRA, Ddof.ONE);

    @Test
    void oneDimensionHasAClosedForm() {
        // Given S = (m1 - m2)^2 + (s1 - s2)^2: psi = 2 (m1 - m2) y + (1 - s2 / s1) (y^2 - s1^2)
        // with m1 = 4, s1^2 = 20/3 of {1, 3, 5, 7} and m2 = 0, s2 = sqrt 2 of {-1, 1}
        FeatureStatistics reference = features(new Matrix(2, 1, new double[] {-1, 1}));
        double s1 = Math.sqrt(20 / 3.0);

        ScoreSample sample = influence.of(reference, RowSet.of(new Matrix(4, 1, new double[] {1, 3, 5, 7})));

        double[] y = {-3, -1, 1, 3};
        for (int i = 0; i < 4; i++) {
            double expected = 8 * y[i] + (1 - Math.sqrt(2) / s1) * (y[i] * y[i] - s1 * s1);
            assertThat(sample.deviation(i)).isCloseTo(expected, within(1e-12));
        }
        assertThat(sample.value()).isCloseTo(16 + (s1 - Math.sqrt(2)) * (s1 - Math.sqrt(2)), within(1e-12));
    }

    @Test
    void influencesAreTheDerivativesByTheWeightsOfTheSamples() {
        // Given the 150 samples 2000 times over, and each of a few once more: the change over its share of the weight
        FrechetDistance population = new FrechetDistance(ALGEBRA, Ddof.ZERO);
        FeatureStatistics reference = features(LcgMatrices.x());
        FeatureStatistics many = features(LcgMatrices.y());
        for (int doubling = 0; doubling < 11; doubling++) {
            many = many.merge(many, ALGEBRA);
        }
        double before = population.between(reference, many).unclamped();

        ScoreSample sample = new FrechetInfluence(ALGEBRA, Ddof.ZERO).of(reference, RowSet.of(LcgMatrices.y()));

        for (int i : new int[] {0, 17, 149}) {
            FeatureStatistics more = many.merge(features(LcgMatrices.rows(LcgMatrices.y(), i, i + 1)), ALGEBRA);
            double slope = (population.between(reference, more).unclamped() - before) * more.count();
            assertThat(sample.deviation(i)).isCloseTo(slope, within(2e-4));
        }
    }

    @Test
    void theErrorIsThatOfTheBootstrap() {
        // Given three features: 400 resamplings of all rows
        RowSet y = RowSet.of(LcgMatrices.columns(LcgMatrices.y(), 3));
        FeatureStatistics reference = features(LcgMatrices.columns(LcgMatrices.x(), 3));
        RandomState random = new RandomState(3);
        double[] replicates = new double[400];
        for (int i = 0; i < replicates.length; i++) {
            int[] rows = new int[150];
            for (int j = 0; j < rows.length; j++) {
                rows[j] = random.below(150);
            }
            replicates[i] =
                    distance.between(reference, features(y.select(rows))).value();
        }
        double bootstrap = new ScoreSample(0, ScoreSample.Kind.REPLICATE, replicates).standardError();

        assertThat(influence.of(reference, y).standardError()).isCloseTo(bootstrap, withinPercentage(12));
    }

    @Test
    void deadFeaturesAndCollapsedSetsAreFinite() {
        // Given a feature without variance, and 60 equal samples on either side
        double[] values = LcgMatrices.y().values().clone();
        for (int i = 3; i < values.length; i += 16) {
            values[i] = .5;
        }
        FeatureStatistics x = features(LcgMatrices.x());

        assertThat(influence.of(x, RowSet.of(new Matrix(150, 16, values))).standardError())
                .isFinite()
                .isPositive();
        assertThat(influence.of(x, RowSet.of(Matrix.zeros(60, 16))).standardError())
                .isZero();
        assertThat(influence
                        .of(features(Matrix.zeros(60, 16)), RowSet.of(LcgMatrices.y()))
                        .standardError())
                .isFinite();
    }

    @Test
    void tooFewSamplesAndBadOnesAreRefused() {
        FeatureStatistics x = features(LcgMatrices.x());
        double[] values = LcgMatrices.y().values().clone();
        values[20 * 16 + 5] = Double.NaN;

        assertThatThrownBy(() -> influence.of(x, RowSet.of(LcgMatrices.smallY())))
                .isInstanceOf(PlatformException.class)
                .hasMessage("features 'N' are too few for influences: got 12 in 16 dimensions,"
                        + " expected more than the dimensions");
        assertThatThrownBy(() -> influence.of(x, RowSet.of(new Matrix(150, 16, values))))
                .hasMessage("feature '[20, 5]' is not finite: got NaN, expected a finite number");
    }
}
