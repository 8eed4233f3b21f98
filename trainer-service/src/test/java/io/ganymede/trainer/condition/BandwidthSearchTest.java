package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.condition.BandwidthReport.Point;
import io.ganymede.trainer.condition.BandwidthReport.Search;
import org.junit.jupiter.api.Test;

class BandwidthSearchTest {
    private static final BandwidthSearch PRESET = new BandwidthSearch(1e-2, 1e1, 20, 5, 5000);

    @Test
    void theGridHasEqualRatiosAndBothEnds() {
        double[] grid = PRESET.grid();
        assertThat(grid).hasSize(20);
        assertThat(grid[0]).isEqualTo(1e-2);
        assertThat(grid[19]).isCloseTo(1e1, within(1e-12));
        for (int i = 1; i < grid.length; i++) {
            assertThat(grid[i] / grid[i - 1]).isCloseTo(Math.pow(10, 3.0 / 19), within(1e-12));
        }
    }

    @Test
    void twoRowsJudgeEachOther() {
        // Each is held out once: log N(2; 0, sigma^2) both times
        Search search = new BandwidthSearch(1, 4, 3, 2, 10).over(new double[][] {{1}, {3}}, 0);
        assertThat(search.rows()).isEqualTo(2);
        assertThat(search.curve()).hasSize(3).allSatisfy(point -> assertThat(point.meanLogDensity())
                .isCloseTo(
                        -2 / (point.sigma() * point.sigma()) - Math.log(point.sigma()) - Math.log(2 * Math.PI) / 2,
                        within(1e-12)));
        // The maximum of -2 / s^2 - log s lies at s = 2
        assertThat(search.best().sigma()).isCloseTo(2, within(1e-12));
        assertThat(search.warnings()).isEmpty();
    }

    @Test
    void theCurveIsTheMeanOverRowsThatAreHeldOutOnce() {
        double[][] rows = rows(7, 3);
        Search search = new BandwidthSearch(0.1, 2, 4, 7, 100).over(rows, 3);
        for (Point point : search.curve()) {
            double expected = 0;
            for (int out = 0; out < rows.length; out++) {
                double sum = 0;
                for (int i = 0; i < rows.length; i++) {
                    sum += i == out ? 0 : gaussian(rows[out], rows[i], point.sigma());
                }
                expected += Math.log(sum / (rows.length - 1)) / rows.length;
            }
            assertThat(point.meanLogDensity()).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void normalRowsHaveAnOptimumWithinTheGrid() {
        Search search = PRESET.over(rows(1000, 1), 1);
        // Silverman's rule for 800 centres: 1.06 * 800^(-1/5) = 0.28
        assertThat(search.best().sigma()).isBetween(0.28 / 2.5, 0.28 * 2.5);
        assertThat(search.warnings()).isEmpty();
        assertThat(search.repeated()).isZero();
    }

    @Test
    void theSeedChoosesThePart() {
        double[][] rows = rows(300, 2);
        BandwidthSearch part = new BandwidthSearch(1e-2, 1e1, 20, 5, 60);
        Search search = part.over(rows, 1);
        assertThat(search.rows()).isEqualTo(60);
        assertThat(part.over(rows, 1)).isEqualTo(search);
        assertThat(part.over(rows, 2)).isNotEqualTo(search);
    }

    @Test
    void anOptimumAtTheLowerEdgeIsSaid() {
        double[][] rows = new double[200][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i % 8;
        }
        Search search = PRESET.over(rows, 0);
        assertThat(search.repeated()).isEqualTo(1);
        assertThat(search.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.text()).contains("0.01000, is the smallest that was tried");
            assertThat(warning.advice()).contains("100.0 % of the vectors occur more than once", "'joint'", "'fixed'");
        });
    }

    @Test
    void anOptimumAtTheUpperEdgeIsSaid() {
        double[][] rows = rows(200, 1);
        for (double[] row : rows) {
            row[0] *= 1000;
        }
        assertThat(PRESET.over(rows, 0).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.text()).contains("10.00, is the largest that was tried");
            assertThat(warning.advice()).contains("raise gridMost");
        });
    }

    @Test
    void gridsAndFoldsWithoutMeaningAreRefused() {
        refused(() -> new BandwidthSearch(1, 1, 20, 5, 100), Reason.INVALID_SPEC, "expected 0 < gridLeast < gridMost");
        refused(() -> new BandwidthSearch(1, 2, 20, 5, 4), Reason.INVALID_SPEC, "at least the 5 folds");
        refused(() -> PRESET.over(rows(4, 1), 0), Reason.DATASET_UNAVAILABLE, "got 4 training images");
    }

    private static void refused(Runnable action, Reason reason, String message) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(action::run)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static double gaussian(double[] v, double[] centre, double sigma) {
        double density = 1;
        for (int i = 0; i < v.length; i++) {
            double distance = (v[i] - centre[i]) / sigma;
            density *= Math.exp(-distance * distance / 2) / (sigma * Math.sqrt(2 * Math.PI));
        }
        return density;
    }

    private static double[][] rows(int count, int columns) {
        double[][] rows = new double[count][columns];
        PhiloxStream stream = new PhiloxStream(23, "rows", 0);
        float[] values = new float[columns];
        for (double[] row : rows) {
            stream.normal(values);
            for (int i = 0; i < columns; i++) {
                row[i] = values[i];
            }
        }
        return rows;
    }
}
