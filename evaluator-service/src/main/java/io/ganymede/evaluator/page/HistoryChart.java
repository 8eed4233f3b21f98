package io.ganymede.evaluator.page;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One score over the steps of a training, with error bars; the best checkpoint is marked. */
final class HistoryChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 270;
    /** From so many times the smallest value on, the axis is logarithmic: the first checkpoints are far off. */
    private static final double WIDE_RANGE = 30;

    private static final double BARS = 1.96;

    private HistoryChart() {}

    /** Points that have the score, at least one. */
    static XYChart of(String score, List<HistoryPoint> points, Palette palette) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("step")
                .yAxisTitle(score)
                .build();
        ChartStyle.apply(chart.getStyler(), palette);
        chart.getStyler()
                .setErrorBarsColorSeriesColor(true)
                .setYAxisLogarithmic(isWide(score, points))
                .setXAxisDecimalPattern("#,##0")
                .setXAxisMaxLabelCount(6);
        List<String> stages = stages(points);
        for (String stage : stages) {
            Color colour = stage.equals(stages.get(stages.size() - 1)) ? palette.first() : palette.second();
            add(
                            chart,
                            stage,
                            score,
                            points.stream()
                                    .filter(point -> point.stage().equals(stage))
                                    .toList())
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(colour)
                    .setLineColor(colour)
                    .setLineStyle(ChartStyle.LINE);
        }
        points.stream()
                .filter(HistoryPoint::best)
                .reduce((before, after) -> after)
                .ifPresent(best -> chart.addSeries(
                                "best so far", List.of((double) best.step()), List.of(value(best, score)))
                        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                        .setMarker(SeriesMarkers.DIAMOND)
                        .setMarkerColor(palette.accent()));
        return chart;
    }

    /** Stages in order of their first point; the last one is drawn in the first colour of the palette, the others in the second. */
    static List<String> stages(List<HistoryPoint> points) {
        return points.stream().map(HistoryPoint::stage).distinct().toList();
    }

    private static XYSeries add(XYChart chart, String name, String score, List<HistoryPoint> points) {
        List<Double> steps = points.stream().map(point -> (double) point.step()).toList();
        List<Double> values = points.stream().map(point -> value(point, score)).toList();
        List<Double> errors = points.stream().map(point -> bar(point, score)).toList();
        boolean bars = errors.stream().anyMatch(error -> error > 0);
        return bars ? chart.addSeries(name, steps, values, errors) : chart.addSeries(name, steps, values);
    }

    private static double value(HistoryPoint point, String score) {
        return Objects.requireNonNull(point.scores().get(score), score);
    }

    private static double bar(HistoryPoint point, String score) {
        return BARS * Objects.requireNonNullElse(point.standardErrors().get(score), 0.0);
    }

    /** An axis of logarithms cannot show what lies at 0 or below. */
    private static boolean isWide(String score, List<HistoryPoint> points) {
        double smallest = points.stream()
                .mapToDouble(point -> value(point, score) - bar(point, score))
                .min()
                .orElse(0);
        DoubleStream values = points.stream().mapToDouble(point -> value(point, score));
        return smallest > 0 && values.max().orElse(0) > WIDE_RANGE * smallest;
    }
}
