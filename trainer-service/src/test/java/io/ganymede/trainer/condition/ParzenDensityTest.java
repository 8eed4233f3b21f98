package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParzenDensityTest {
    @Test
    void densityOfTwoCentres() {
        // Squared distances 1/4 and 5/4, so log((exp(-1/2) + exp(-5/2)) / 2) - 2 log(sqrt(2 pi) / 2)
        assertThat(logDensity(new double[][] {{0, 1}, {0, 1}}, new double[] {0.5, 0}, 0.5))
                .isCloseTo(-1.517802, within(1e-6));
    }

    @Test
    void oneCentreIsAGaussian() {
        // log N(2; 0, 3^2) = -4/18 - log 3 - log(2 pi) / 2
        assertThat(logDensity(new double[][] {{0}}, new double[] {2}, 3))
                .isCloseTo(-4.0 / 18 - Math.log(3) - Math.log(2 * Math.PI) / 2, within(1e-12));
    }

    @Test
    void farPointsDoNotUnderflow() {
        // Both exponentials are 0 in float64; the nearer centre alone counts
        double nearest = 1e6 / 2e-4;
        assertThat(logDensity(new double[][] {{0, -5}}, new double[] {1000}, 0.01))
                .isCloseTo(-Math.log(2) - nearest - Math.log(0.01) - Math.log(2 * Math.PI) / 2, within(1e-6));
    }

    @Test
    void manyEqualCentresCountAsOne() {
        double[] centres = new double[1000];
        Arrays.fill(centres, 0.25);
        assertThat(logDensity(new double[][] {centres}, new double[] {0}, 0.3))
                .isCloseTo(logDensity(new double[][] {{0.25}}, new double[] {0}, 0.3), within(1e-12));
    }

    @Test
    void theDensityIntegratesToOne() {
        ParzenDensity density = new ParzenDensity(new double[][] {{-1, 0, 2.5}});
        double width = 0.001;
        double integral = 0;
        for (double x = -8; x < 10; x += width) {
            integral += width * Math.exp(density.logDensities(new double[] {x}, new double[] {0.4})[0]);
        }
        assertThat(integral).isCloseTo(1, within(1e-6));
    }

    private static double logDensity(double[][] centres, double[] point, double sigma) {
        // The bandwidth stands between others: each is computed by itself
        return new ParzenDensity(centres).logDensities(point, new double[] {7, sigma, 1e-3})[1];
    }
}
