package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import org.junit.jupiter.api.Test;

class AuthenticityTest {
    private final Authenticity authenticity = new Authenticity(ALGEBRA);
    private final RowSet training = RowSet.of(LcgMatrices.x());

    @Test
    void referenceVector() {
        Authenticity.Result result = authenticity.of(training, RowSet.of(LcgMatrices.y()));

        assertThat(result.authentic().hits()).isEqualTo(81);
        assertThat(result.value()).isEqualTo(54.0);
        assertThat(result.neighbours().count()).isEqualTo(150);
    }

    @Test
    void copiesAreNotAuthentic() {
        Authenticity.Result result = authenticity.of(training, training);

        assertThat(result.value()).isZero();
        assertThat(result.standardError()).isZero();
        assertThat(result.neighbours().index(7)).isEqualTo(7);
        assertThat(result.neighbours().distance(7)).isZero();
    }

    @Test
    void aFarSampleIsAuthenticAndACollapsedSetFinite() {
        double[] far = new double[16];
        far[3] = 100;
        RowSet collapsed = RowSet.of(Matrix.zeros(4, 16));

        assertThat(authenticity.of(training, RowSet.of(Matrix.row(far))).value())
                .isEqualTo(100);
        assertThat(authenticity.of(collapsed, collapsed).value()).isZero();
    }
}
