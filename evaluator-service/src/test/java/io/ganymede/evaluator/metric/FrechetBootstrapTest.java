package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrechetBootstrapTest {

    @ParameterizedTest
    @EnumSource(Ddof.class)
    void replicatesAreTheDistancesOfTheDrawnRows(Ddof ddof) {
        // Given references of both forms
        for (Matrix real : new Matrix[] {LcgMatrices.x(), LcgMatrices.smallX()}) {
            FeatureStatistics reference = features(real);
            RowSet y = RowSet.of(LcgMatrices.smallY());

            ScoreSample sample = new FrechetBootstrap(ALGEBRA, ddof, 20, 5).of(reference, y);

            RandomState random = new RandomState(5);
            for (int replicate = 0; replicate < 20; replicate++) {
                int[] weights = FrechetBootstrap.weights(random, 12);
                int[] drawn = IntStream.range(0, 12)
                        .flatMap(i -> IntStream.generate(() -> i).limit(weights[i]))
                        .toArray();
                double expected = new FrechetDistance(ALGEBRA, ddof)
                        .between(reference, features(y.select(drawn)))
                        .value();
                // the square roots of eigenvalues near 0 cost half the digits there
                assertThat(sample.deviation(replicate)).isCloseTo(expected, within(1e-6));
            }
            assertThat(sample.kind()).isEqualTo(ScoreSample.Kind.REPLICATE);
            assertThat(sample.value())
                    .isEqualTo(new FrechetDistance(ALGEBRA, ddof)
                            .between(reference, features(LcgMatrices.smallY()))
                            .value());
            assertThat(sample.standardError()).isPositive();
        }
    }

    @Test
    void collapsedSetsHaveNoError() {
        FrechetBootstrap bootstrap = new FrechetBootstrap(ALGEBRA, Ddof.ONE, 5, 1);
        RowSet collapsed = RowSet.of(Matrix.zeros(6, 16));

        assertThat(bootstrap.of(features(LcgMatrices.x()), collapsed).standardError())
                .isZero();
        assertThat(bootstrap.of(features(Matrix.zeros(9, 16)), collapsed).value())
                .isZero();
    }

    @Test
    void theMethodFollowsTheNumberOfSamples() {
        FrechetUncertainty uncertainty = new FrechetUncertainty(ALGEBRA, Ddof.ONE, 0);
        FeatureStatistics reference = features(LcgMatrices.x());

        assertThat(uncertainty
                        .of(reference, RowSet.of(LcgMatrices.uniform(1, 16, 16)))
                        .kind())
                .isEqualTo(ScoreSample.Kind.REPLICATE);
        assertThat(uncertainty
                        .of(reference, RowSet.of(LcgMatrices.uniform(1, 17, 16)))
                        .kind())
                .isEqualTo(ScoreSample.Kind.INFLUENCE);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new FrechetBootstrap(ALGEBRA, Ddof.ONE, 1, 1))
                .isInstanceOf(PlatformException.class)
                .hasMessage("bootstrap 'replicates' are too few: got 1, expected at least 2");
        assertThatThrownBy(() -> new FrechetBootstrap(ALGEBRA, Ddof.ONE, 2, 1)
                        .of(features(LcgMatrices.x()), RowSet.of(LcgMatrices.y())))
                .hasMessageContaining("got 150 in 16 dimensions");
    }
}
