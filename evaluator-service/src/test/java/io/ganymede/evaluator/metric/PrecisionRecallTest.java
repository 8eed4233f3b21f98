package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.neighbour.BallRule.Boundary;
import io.ganymede.evaluator.statistics.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionRecallTest {

    /** Counts over 150 generated and 200 real points, from NumPy; the shares are those of the reference vectors. */
    @ParameterizedTest
    @CsvSource({
        "4, 5, STRICT, 149, 189, 744, 176",
        "4, 3, STRICT, 143, 165, 406, 142",
        "16, 5, STRICT, 146, 164, 1068, 188",
        "16, 3, INCLUSIVE, 141, 134, 648, 170"
    })
    void referenceVectors(
            int columns, int k, Boundary boundary, int precision, int recall, int densityHits, int coverage) {
        PrecisionRecall metric = new PrecisionRecall(ALGEBRA, new BallRule(k, boundary));

        PrecisionRecall.Result result = metric.between(
                RowSet.of(LcgMatrices.columns(LcgMatrices.x(), columns)),
                RowSet.of(LcgMatrices.columns(LcgMatrices.y(), columns)));

        assertThat(result.precision()).isEqualTo(new Share(precision, 150));
        assertThat(result.recall()).isEqualTo(new Share(recall, 200));
        assertThat(result.density().mean()).isCloseTo(densityHits / (150.0 * k), within(1e-14));
        assertThat(result.coverage()).isEqualTo(new Share(coverage, 200));
    }

    @Test
    void presetsNameTheirRules() {
        assertThat(BallRule.prdc()).isEqualTo(new BallRule(5, Boundary.STRICT));
        assertThat(BallRule.improved()).isEqualTo(new BallRule(3, Boundary.INCLUSIVE));
    }

    @Test
    void aSetAgainstItselfIsWhole() {
        RowSet x = RowSet.of(LcgMatrices.x());

        PrecisionRecall.Result result = new PrecisionRecall(ALGEBRA, BallRule.prdc()).between(x, x);

        assertThat(result.precision().value()).isEqualTo(1);
        assertThat(result.recall().value()).isEqualTo(1);
        assertThat(result.coverage().value()).isEqualTo(1);
        // each ball holds its centre and k - 1 others, the k-th lying on the surface
        assertThat(result.density().mean()).isCloseTo(1, within(1e-14));
    }

    @Test
    void aCollapsedGeneratorIsFinite() {
        RowSet real = RowSet.of(LcgMatrices.x());
        RowSet collapsed = RowSet.of(new Matrix(50, 16, new double[800]));

        PrecisionRecall.Result result = new PrecisionRecall(ALGEBRA, BallRule.prdc()).between(real, collapsed);

        assertThat(result.recall().value()).isZero();
        assertThat(result.precision().value()).isIn(0.0, 1.0);
        assertThat(result.density().standardError()).isZero();
        assertThat(new PrecisionRecall(ALGEBRA, BallRule.prdc())
                        .between(collapsed, collapsed)
                        .precision()
                        .value())
                .isZero();
        assertThat(new PrecisionRecall(ALGEBRA, BallRule.improved())
                        .between(collapsed, collapsed)
                        .precision()
                        .value())
                .isEqualTo(1);
    }
}
