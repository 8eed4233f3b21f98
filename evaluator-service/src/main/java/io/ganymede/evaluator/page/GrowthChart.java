package io.ganymede.evaluator.page;

import io.ganymede.evaluator.statistics.LinearFit;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Distances over 1 / N, with the line to N without end. */
final class GrowthChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 270;

    private GrowthChart() {}

    static XYChart of(PageContent.Growth growth, Palette palette) {
        List<Double> inverse =
                growth.counts().stream().map(count -> 1.0 / count).toList();
        LinearFit fit = LinearFit.of(inverse, growth.distances());
        double end = inverse.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("1 / number of generated images")
                .yAxisTitle("fid")
                .build();
        ChartStyle.apply(chart.getStyler(), palette);
        chart.getStyler().setXAxisMin(0.0).setXAxisDecimalPattern("0.#####");
        chart.addSeries("subsets", inverse, growth.distances())
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(palette.first());
        chart.addSeries(
                        "line to fidInfinity",
                        List.of(0.0, end),
                        List.of(fit.intercept(), fit.intercept() + fit.slope() * end))
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(palette.accent())
                .setLineStyle(ChartStyle.LINE);
        return chart;
    }
}
