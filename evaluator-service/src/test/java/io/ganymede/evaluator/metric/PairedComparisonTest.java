package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.PairedComparison.Direction;
import io.ganymede.evaluator.metric.PairedComparison.Verdict;
import io.ganymede.evaluator.metric.ScoreSample.Kind;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "INFLUENCE, 1.95, LOWER_IS_BETTER, NOT_SIGNIFICANT",
        "INFLUENCE, 1.97, LOWER_IS_BETTER, WORSE",
        "INFLUENCE, -1.97, LOWER_IS_BETTER, BETTER",
        "INFLUENCE, 1.97, HIGHER_IS_BETTER, BETTER",
        "REPLICATE, 3.9, HIGHER_IS_BETTER, NOT_SIGNIFICANT",
        "REPLICATE, -3.94, HIGHER_IS_BETTER, WORSE"
    })
    void theQuantileDecides(Kind kind, double quantiles, Direction direction, Verdict expected) {
        // Given differences of +-sqrt 3: deviation 2 of four, so an error of 1 for influences and 2 for replicates
        double r = Math.sqrt(3);
        ScoreSample before = new ScoreSample(10, Matrix.row(1, 2, 3, 4), kind);
        ScoreSample after = new ScoreSample(10 + quantiles, Matrix.row(1 + r, 2 - r, 3 + r, 4 - r), kind);

        PairedComparison.Result result = PairedComparison.of(before, after, direction);

        assertThat(result.difference()).isCloseTo(quantiles, within(1e-12));
        assertThat(result.standardError()).isCloseTo(kind == Kind.INFLUENCE ? 1 : 2, within(1e-12));
        assertThat(result.verdict()).isEqualTo(expected);
    }

    @Test
    void commonLatentsTellWhatIndependentErrorsCannot() {
        // Given two generators whose samples belong together: the second has lost a fifth of its shift from the
        // reference
        FeatureStatistics reference = features(LcgMatrices.x());
        double[] values = LcgMatrices.y().values();
        double[] nearer = values.clone();
        for (int i = 0; i < values.length; i++) {
            nearer[i] -= i % 16 % 3 == 0 ? .02 : 0;
        }
        FrechetInfluence influence = new FrechetInfluence(ALGEBRA, Ddof.ONE);
        ScoreSample before = influence.of(reference, RowSet.of(new Matrix(150, 16, values)));
        ScoreSample after = influence.of(reference, RowSet.of(new Matrix(150, 16, nearer)));

        PairedComparison.Result result = PairedComparison.of(before, after, Direction.LOWER_IS_BETTER);

        double independent = Math.hypot(before.standardError(), after.standardError());
        assertThat(result.standardError()).isLessThan(independent / 5);
        assertThat(Math.abs(result.difference())).isLessThan(PairedComparison.QUANTILE * independent);
        assertThat(result.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(PairedComparison.of(after, before, Direction.LOWER_IS_BETTER).verdict())
                .isEqualTo(Verdict.WORSE);
    }

    @Test
    void equalScoresAreNotSignificant() {
        ScoreSample score = new ScoreSample(1, Matrix.row(1, 2, 3), Kind.INFLUENCE);

        assertThat(PairedComparison.of(score, score, Direction.LOWER_IS_BETTER))
                .isEqualTo(new PairedComparison.Result(0, 0, Verdict.NOT_SIGNIFICANT));
        assertThat(Verdict.NOT_SIGNIFICANT).hasToString("not significant");
    }

    @Test
    void deviationsThatAreNoPairsAreRefused() {
        ScoreSample three = new ScoreSample(1, Matrix.row(1, 2, 3), Kind.INFLUENCE);
        ScoreSample two = new ScoreSample(1, Matrix.row(1, 2), Kind.INFLUENCE);

        assertThatThrownBy(() -> PairedComparison.of(three, two, Direction.LOWER_IS_BETTER))
                .isInstanceOf(PlatformException.class)
                .hasMessage("scores 'deviations' are not pairs: got 3 of INFLUENCE and 2 of INFLUENCE, expected equal");
    }
}
