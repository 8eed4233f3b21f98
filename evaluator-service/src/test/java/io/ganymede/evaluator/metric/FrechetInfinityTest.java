package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrechetInfinityTest {
    private final FrechetDistance distance = new FrechetDistance(ALGEBRA, Ddof.ONE);
    private final FrechetInfinity infinity = new FrechetInfinity(distance, ALGEBRA);

    @Test
    void prefixesOfTheReferenceVector() {
        List<FeatureStatistics> prefixes = IntStream.of(50, 75, 100, 125, 150)
                .mapToObj(n -> features(LcgMatrices.rows(LcgMatrices.y(), 0, n)))
                .toList();

        FrechetInfinity.Result result = infinity.extrapolated(features(LcgMatrices.x()), prefixes);

        assertThat(result.value()).isCloseTo(.0817126089, within(6e-11));
        assertThat(result.points()).hasSize(5);
        assertThat(result.points().get(4))
                .isEqualTo(new FrechetInfinity.Point(150, result.points().get(4).distance()));
        assertThat(result.standardError()).isPositive();
    }

    @Test
    void fifteenSizesEvenlySpaced() {
        assertThat(FrechetInfinity.sizes(50_000))
                .hasSize(15)
                .startsWith(5000, 8214)
                .endsWith(50_000);
        assertThat(FrechetInfinity.sizes(150)).startsWith(15).endsWith(150);
        assertThat(FrechetInfinity.sizes(17)).startsWith(2).doesNotHaveDuplicates();
    }

    @Test
    void theLimitLiesBelowTheDistanceAndTheSeedFixesIt() {
        FeatureStatistics reference = features(LcgMatrices.x());
        RowSet y = RowSet.of(LcgMatrices.y());

        FrechetInfinity.Result result = infinity.of(reference, y, 1);

        assertThat(result.value()).isLessThan(0.142103140106);
        assertThat(result.points().get(14).distance()).isCloseTo(0.142103140106, within(1e-12));
        assertThat(infinity.of(reference, y, 1)).isEqualTo(result);
        assertThat(infinity.of(reference, y, 2).value()).isNotEqualTo(result.value());
    }

    @Test
    void tooFewSamplesAreRefused() {
        assertThatThrownBy(() -> infinity.of(features(LcgMatrices.x()), RowSet.of(LcgMatrices.smallY()), 1))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature 'rows' are too few: got 12, expected at least 17");
    }
}
