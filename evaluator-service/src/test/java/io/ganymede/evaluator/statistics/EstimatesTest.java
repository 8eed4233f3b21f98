package io.ganymede.evaluator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatesTest {

    @Test
    void meanAndErrorOfFourValues() {
        // Given 1, 3, 5, 7: mean 4, scatter 9 + 1 + 1 + 9
        MeanEstimate sample = MeanEstimate.of("values", new double[] {1, 3, 5, 7}, Ddof.ONE);

        assertThat(sample.mean()).isEqualTo(4);
        assertThat(sample.deviation()).isCloseTo(Math.sqrt(20 / 3.0), within(1e-15));
        assertThat(sample.standardError()).isCloseTo(Math.sqrt(20 / 12.0), within(1e-15));
        assertThatThrownBy(() -> MeanEstimate.of("pairs", new double[1], Ddof.ZERO))
                .isInstanceOf(PlatformException.class)
                .hasMessage("pairs are too few for an error: got 1, expected at least 2");
    }

    @Test
    void binomialErrorOfAShare() {
        assertThat(new Share(20, 100).value()).isEqualTo(.2);
        assertThat(new Share(20, 100).standardError()).isCloseTo(.04, within(1e-15));
        assertThat(new Share(0, 5).standardError()).isZero();
        assertThatThrownBy(() -> new Share(6, 5)).hasMessageContaining("got 6 of 5");
    }

    @Test
    void lineThroughPointsOnALineHasNoError() {
        LinearFit fit = LinearFit.of(List.of(1.0, 2.0, 4.0), List.of(5.0, 7.0, 11.0));

        assertThat(fit.intercept()).isCloseTo(3, within(1e-14));
        assertThat(fit.slope()).isCloseTo(2, within(1e-14));
        assertThat(fit.residual()).isCloseTo(0, within(1e-14));
        assertThat(fit.interceptError()).isCloseTo(0, within(1e-14));
    }

    @Test
    void lineAmongScatteredPoints() {
        // Given (0, 0), (1, 3), (2, 0): flat at 1, residuals -1, 2, -1, so s^2 = 6 and se^2 = 6 (1/3 + 1/2)
        LinearFit fit = LinearFit.of(List.of(0.0, 1.0, 2.0), List.of(0.0, 3.0, 0.0));

        assertThat(fit.intercept()).isCloseTo(1, within(1e-14));
        assertThat(fit.slope()).isCloseTo(0, within(1e-14));
        assertThat(fit.residual()).isCloseTo(Math.sqrt(6), within(1e-14));
        assertThat(fit.interceptError()).isCloseTo(Math.sqrt(5), within(1e-14));
    }

    @Test
    void linesThatAreNotDeterminedAreRefused() {
        assertThatThrownBy(() -> LinearFit.of(List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("line 'points' do not fit: got 2 x and 2 y, expected equal and at least 3");
        assertThatThrownBy(() -> LinearFit.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0)))
                .hasMessageContaining("no spread");
    }
}
