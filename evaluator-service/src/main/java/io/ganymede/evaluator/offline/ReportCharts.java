package io.ganymede.evaluator.offline;

import io.ganymede.evaluator.statistics.Confusion;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The charts of a report as PNG, drawn in memory. */
final class ReportCharts {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final int FEWEST_TURNED_CLASSES = 8;
    private static final Color INK = new Color(0x1f2933);
    private static final Color PALE = new Color(0xd9e2ec);
    private static final Color BLUE = new Color(0x2f6fab);
    private static final Color LIGHT_BLUE = new Color(0x7fb0de);
    private static final Color RED = new Color(0xc2410c);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private ReportCharts() {}

    /** A bar for each class. */
    static byte[] bars(String score, Map<String, Double> perClass) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("class")
                .yAxisTitle(score)
                .build();
        style(chart.getStyler());
        chart.getStyler()
                .setAvailableSpaceFill(0.6)
                .setXAxisLabelRotation(perClass.size() < FEWEST_TURNED_CLASSES ? 0 : 45)
                .setPlotGridVerticalLinesVisible(false);
        chart.addSeries(score, List.copyOf(perClass.keySet()), List.copyOf(perClass.values()))
                .setFillColor(BLUE);
        return png(chart);
    }

    /** Shares of each asked-for class, in per cent, from white to blue; the first class is at the top. */
    static byte[] confusion(Confusion confusion, List<String> classes) {
        int k = confusion.classes();
        List<Number[]> cells = new ArrayList<>();
        for (int asked = 0; asked < k; asked++) {
            for (int recognised = 0; recognised < k; recognised++) {
                long share = Math.round(
                        100.0 * confusion.count(asked, recognised) / Math.max(1, confusion.requested(asked)));
                cells.add(new Number[] {recognised, k - 1 - asked, share});
            }
        }
        List<String> fromBelow = new ArrayList<>(classes);
        Collections.reverse(fromBelow);
        int side = 300 + 32 * Math.min(k, MOST_NUMBERED_CLASSES);
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(side + 120)
                .height(side)
                .xAxisTitle("recognised as")
                .yAxisTitle("asked for")
                .build();
        style(chart.getStyler());
        chart.getStyler()
                .setMin(0)
                .setMax(100)
                .setRangeColors(new Color[] {Color.WHITE, LIGHT_BLUE})
                .setShowValue(k <= MOST_NUMBERED_CLASSES)
                .setValueFont(SMALL)
                .setValueFontColor(INK)
                .setXAxisLabelRotation(k < FEWEST_TURNED_CLASSES ? 0 : 45)
                .setPlotContentSize(1)
                .setLegendVisible(true);
        chart.addSeries("per cent of the asked-for class", classes, fromBelow, cells);
        return png(chart);
    }

    /** Distances over 1 / N with the line to N without end. */
    static byte[] infinity(List<Double> inverseCounts, List<Double> distances, double intercept, double slope) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("1 / number of generated images")
                .yAxisTitle("fid")
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisDecimalPattern("0.#####").setLegendVisible(true);
        double end =
                inverseCounts.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        XYSeries points = chart.addSeries("subsets", inverseCounts, distances);
        points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(BLUE);
        XYSeries line =
                chart.addSeries("line to fidInfinity", List.of(0.0, end), List.of(intercept, intercept + slope * end));
        line.setMarker(SeriesMarkers.NONE).setLineColor(RED).setLineStyle(new BasicStroke(1.5f));
        return png(chart);
    }

    private static void style(AxesChartStyler styler) {
        styler.setAxisTickLabelsFont(SMALL)
                .setAxisTitleFont(AXIS)
                .setAxisTickLabelsColor(INK)
                .setPlotGridLinesColor(PALE)
                .setXAxisTitleColor(INK)
                .setYAxisTitleColor(INK);
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendVisible(false)
                .setLegendFont(SMALL)
                .setLegendBorderColor(Color.WHITE)
                .setChartTitleVisible(false)
                .setChartPadding(6);
    }

    private static byte[] png(Chart<?, ?> chart) {
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException("a chart cannot be drawn", e);
        }
    }
}
