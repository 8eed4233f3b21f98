package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class HistoryChartTest {
    @Test
    void aLineForEachStageWithBarsAndTheNewestBestMarked() {
        XYChart chart = HistoryChart.of(
                "fid",
                List.of(
                        PageSamples.point(500, "fast", true, 40),
                        new HistoryPoint(1000, "fast", false, Map.of("fid", 45.0), Map.of()),
                        PageSamples.point(1000, "full", true, 30)),
                Palette.LIGHT);

        assertThat(chart.getSeriesMap()).containsOnlyKeys("fast", "full", "best so far");
        assertThat(series(chart, "fast").getXData()).containsExactly(500, 1000);
        assertThat(series(chart, "fast").getYData()).containsExactly(40, 45);
        assertThat(series(chart, "fast").getExtraValues())
                .as("1.96 standard errors, none where there is none")
                .containsExactly(new double[] {7.84, 0}, within(1e-12));
        assertThat(series(chart, "best so far").getXData()).containsExactly(1000);
        assertThat(chart.getStyler().isYAxisLogarithmic()).isFalse();
    }

    @Test
    void aWideRangeIsLogarithmicWhereLogarithmsExist() {
        assertThat(wide(400, 5)).isTrue();
        assertThat(wide(100, 5)).isFalse();
        assertThat(wide(400, 0)).isFalse();
    }

    private static XYSeries series(XYChart chart, String name) {
        return Objects.requireNonNull(chart.getSeriesMap().get(name));
    }

    private static boolean wide(double first, double second) {
        return HistoryChart.of(
                        "fid",
                        List.of(
                                PageSamples.point(1, "fast", false, first),
                                PageSamples.point(2, "fast", false, second)),
                        Palette.DARK)
                .getStyler()
                .isYAxisLogarithmic();
    }
}
