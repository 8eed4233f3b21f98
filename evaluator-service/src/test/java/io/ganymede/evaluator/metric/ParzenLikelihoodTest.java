package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParzenLikelihoodTest {
    private final ParzenLikelihood parzen = new ParzenLikelihood(ALGEBRA);
    private final RowSet generated = RowSet.of(LcgMatrices.uniform(9, 50, 4));
    private final RowSet test = RowSet.of(LcgMatrices.uniform(10, 20, 4));

    @Test
    void referenceVectorAtOneSigma() {
        ParzenLikelihood.Result result = parzen.of(generated, test, List.of(.2)).get(0);

        assertThat(result.logLikelihood().mean()).isCloseTo(-.957328918981, within(1e-12));
        assertThat(result.logLikelihood().standardError()).isCloseTo(.113517907051, within(1e-12));
    }

    @Test
    void sigmaOfTheReferenceVectorByValidation() {
        RowSet validation = RowSet.of(LcgMatrices.uniform(11, 20, 4));

        ParzenLikelihood.Validated result =
                parzen.validated(generated, validation, test, ParzenLikelihood.defaultSigmas());

        assertThat(result.validation().sigma()).isCloseTo(.166810053720, within(1e-12));
        assertThat(result.validation().logLikelihood().mean()).isCloseTo(-.937807399400, within(1e-12));
        assertThat(result.test().sigma()).isEqualTo(result.validation().sigma());
        assertThat(result.test().logLikelihood().mean()).isCloseTo(-.943994802685, within(1e-12));
    }

    @Test
    void gridIsEvenInTheLogarithm() {
        List<Double> sigmas = ParzenLikelihood.defaultSigmas();

        assertThat(sigmas).hasSize(10).startsWith(.1).endsWith(1.0);
        assertThat(sigmas.get(1) / sigmas.get(0)).isCloseTo(sigmas.get(9) / sigmas.get(8), within(1e-14));
    }

    @Test
    void oneSampleIsAGaussian() {
        // Given s = (1, 2) and t at squared distances 0 and 4: -r / (2 sigma^2) - 2 log(sigma sqrt(2 pi))
        RowSet s = RowSet.of(Matrix.row(1, 2));
        RowSet t = RowSet.of(new Matrix(2, 2, new double[] {1, 2, 3, 2}));

        double mean = parzen.of(s, t, List.of(.5)).get(0).logLikelihood().mean();

        assertThat(mean).isCloseTo(-2 / .5 - 2 * Math.log(.5 * Math.sqrt(2 * Math.PI)), within(1e-13));
    }

    @Test
    void manyBlocksGiveTheNaiveSum() {
        // Given more rows than a block of 512 holds, and a window so narrow that most terms vanish
        Matrix s = LcgMatrices.uniform(1, 1100, 3);
        Matrix t = LcgMatrices.uniform(2, 600, 3);

        List<ParzenLikelihood.Result> results = parzen.of(RowSet.of(s), RowSet.of(t), List.of(.02, .3));

        for (ParzenLikelihood.Result result : results) {
            assertThat(result.logLikelihood().mean()).isCloseTo(naive(s, t, result.sigma()), within(1e-9));
        }
    }

    @Test
    void farAndCollapsedSamplesAreFinite() {
        RowSet collapsed = RowSet.of(Matrix.zeros(40, 4));

        for (ParzenLikelihood.Result result :
                parzen.of(collapsed, RowSet.of(LcgMatrices.uniform(1, 5, 4)), ParzenLikelihood.defaultSigmas())) {
            assertThat(result.logLikelihood().mean()).isFinite();
        }
        double[] far = {1e4, 0, 0, 0, 1e4, 0, 0, 0};
        assertThat(parzen.of(collapsed, RowSet.of(new Matrix(2, 4, far)), List.of(.1))
                        .get(0)
                        .logLikelihood()
                        .mean())
                .isCloseTo(-5e9, within(10.0));
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> parzen.of(generated, test, List.of(.1, 0.0)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("window 'sigmas' are out of range: got [0.1, 0.0], expected one or more numbers above 0");
        assertThatThrownBy(() -> parzen.of(generated, RowSet.of(Matrix.row(1, 2, Double.NaN, 4)), List.of(.1)))
                .hasMessage("test sample 'rows' are too few: got 1, expected at least 2");
        assertThatThrownBy(() -> parzen.of(RowSet.of(Matrix.row(1, 2, Double.NaN, 4)), test, List.of(.1)))
                .hasMessage("generated sample '[0, 2]' is not finite: got NaN, expected a finite number");
    }

    private static double naive(Matrix s, Matrix t, double sigma) {
        double sum = 0;
        for (int i = 0; i < t.rows(); i++) {
            double density = 0;
            for (int j = 0; j < s.rows(); j++) {
                double squared = 0;
                for (int c = 0; c < t.columns(); c++) {
                    squared += (t.at(i, c) - s.at(j, c)) * (t.at(i, c) - s.at(j, c));
                }
                density += Math.exp(-squared / (2 * sigma * sigma));
            }
            sum += Math.log(density / s.rows());
        }
        return sum / t.rows() - t.columns() * Math.log(sigma * Math.sqrt(2 * Math.PI));
    }
}
