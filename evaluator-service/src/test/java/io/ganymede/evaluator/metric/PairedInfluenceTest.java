package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.PairedComparison;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import org.junit.jupiter.api.Test;

class PairedInfluenceTest {
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

        ScoreComparison result = PairedComparison.of(before, after, Direction.LOWER_IS_BETTER);

        double independent = Math.hypot(before.standardError(), after.standardError());
        assertThat(result.standardError()).isLessThan(independent / 5);
        assertThat(Math.abs(result.difference())).isLessThan(PairedComparison.QUANTILE * independent);
        assertThat(result.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(PairedComparison.of(after, before, Direction.LOWER_IS_BETTER).verdict())
                .isEqualTo(Verdict.WORSE);
    }
}
