package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.KernelDistance.Subsets;
import org.junit.jupiter.api.Test;

class KernelDistanceTest {
    private final RowSet x = RowSet.of(LcgMatrices.x());
    private final RowSet y = RowSet.of(LcgMatrices.y());
    private final KernelDistance distance = new KernelDistance(ALGEBRA, Subsets.torchFidelity());

    @Test
    void fullStatisticsOfTheReferenceVectors() {
        RowSet first150 = RowSet.of(LcgMatrices.rows(LcgMatrices.x(), 0, 150));

        assertThat(distance.full(first150, y)).isCloseTo(1.754664451271e-02, within(1e-14));
        assertThat(distance.full(x, y)).isCloseTo(1.914409316282e-02, within(1e-14));
    }

    @Test
    void subsetsAreThoseOfNumPy() {
        // From NumPy: RandomState(2020), per subset choice(200, 40) and then choice(150, 40), 100 times
        KernelDistance.Result result = new KernelDistance(ALGEBRA, new Subsets(100, 40, 2020)).between(x, y);

        assertThat(result.mean()).isCloseTo(0.0188990957465487, within(1e-14));
        assertThat(result.deviation()).isCloseTo(0.008438300766477258, within(1e-14));
        // 150 samples hold 3.75 different subsets of 40, so 100 subsets are worth no more
        assertThat(result.standardError()).isCloseTo(0.008438300766477258 / Math.sqrt(3.75), within(1e-14));
        assertThat(result.subsets()).isEqualTo(100);
    }

    @Test
    void subsetsAreNoLargerThanTheSmallerSet() {
        KernelDistance.Result result = distance.between(x, y);

        assertThat(result.subsetSize()).isEqualTo(150);
        assertThat(result.deviation()).isPositive(); // the 200 still vary
        assertThat(distance.between(y, y).deviation())
                .as("a subset is the whole set")
                .isCloseTo(0, within(1e-14));
    }

    @Test
    void twoPointsByHand() {
        // Given d = 1, x = {1, 2}, y = {0, 0}: k(1,2) = 27, k(0,0) = 1, all cross terms 1, so 27 + 1 - 2
        double value = distance.full(
                RowSet.of(new Matrix(2, 1, new double[] {1, 2})), RowSet.of(new Matrix(2, 1, new double[2])));

        assertThat(value).isCloseTo(26, within(1e-13));
    }

    @Test
    void collapsedSetsAreFiniteAndBadOnesRefused() {
        RowSet collapsed = RowSet.of(Matrix.zeros(5, 16));

        assertThat(distance.between(collapsed, collapsed).mean()).isZero();
        assertThat(distance.between(x, collapsed).mean()).isFinite();
        assertThatThrownBy(() -> distance.between(x, RowSet.of(Matrix.row(new double[16]))))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature 'rows' are too few: got 1, expected at least 2");
        assertThatThrownBy(() -> distance.between(x, RowSet.of(Matrix.zeros(5, 15))))
                .hasMessageContaining("got 15");
        assertThatThrownBy(() -> new Subsets(1, 10, 0)).hasMessageContaining("got 1 x 10");
    }
}
