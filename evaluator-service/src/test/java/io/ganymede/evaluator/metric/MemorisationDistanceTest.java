package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import org.junit.jupiter.api.Test;

class MemorisationDistanceTest {
    private final MemorisationDistance memorisation = new MemorisationDistance(ALGEBRA);
    private final RowSet training = RowSet.of(LcgMatrices.x());

    @Test
    void referenceVector() {
        MemorisationDistance.Result result = memorisation.of(training, RowSet.of(LcgMatrices.y()));

        assertThat(result.distance()).isCloseTo(.07630911626180752, within(1e-13));
        assertThat(result.raised(2)).isCloseTo(2 / .07630911626180752, within(1e-9));
    }

    @Test
    void onlyTheAngleCounts() {
        // Given (1, 0) and (0, 1) against (3, 4) and its negative half: cosines 3/5 and 4/5
        RowSet axes = RowSet.of(new Matrix(2, 2, new double[] {1, 0, 0, 1}));
        RowSet slanted = RowSet.of(new Matrix(2, 2, new double[] {3, 4, -1.5, -2}));

        MemorisationDistance.Result result = memorisation.of(slanted, axes);

        assertThat(result.distance()).isCloseTo(.3, within(1e-15));
        assertThat(result.raised(2)).as("not near enough to be punished").isEqualTo(2);
    }

    @Test
    void copiesAndCollapsedSetsAreFinite() {
        // Given more rows than a block of 512 holds
        RowSet many = RowSet.of(LcgMatrices.uniform(1, 700, 3));

        assertThat(memorisation.of(many, many).distance()).isCloseTo(0, within(1e-15));
        assertThat(memorisation.of(many, many).raised(1)).isFinite();
        assertThat(memorisation.of(training, RowSet.of(Matrix.zeros(4, 16))).distance())
                .isEqualTo(1);
    }

    @Test
    void badSetsAreRefused() {
        assertThatThrownBy(() -> memorisation.of(training, RowSet.of(Matrix.zeros(0, 16))))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature 'rows' are too few: got 0, expected at least 1");
    }
}
