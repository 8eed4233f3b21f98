package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** A bar for each class, the worst first. */
final class ClassChart {
    /** The worst of more classes are drawn: more bars than these cannot be told apart. */
    static final int MOST_CLASSES = 40;

    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;

    private ClassChart() {}

    static CategoryChart of(String score, Map<String, Double> perClass, Direction direction, Palette palette) {
        Comparator<Map.Entry<String, Double>> rising = Map.Entry.comparingByValue();
        List<Map.Entry<String, Double>> worstFirst = perClass.entrySet().stream()
                .sorted(direction == Direction.LOWER_IS_BETTER ? rising.reversed() : rising)
                .limit(MOST_CLASSES)
                .toList();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        worstFirst.forEach(bar -> {
            names.add(bar.getKey());
            values.add(bar.getValue());
        });
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("class")
                .yAxisTitle(score)
                .build();
        ChartStyle.apply(chart.getStyler(), palette);
        chart.getStyler()
                .setAvailableSpaceFill(0.7)
                .setXAxisLabelRotation(names.size() <= ChartStyle.MOST_LEVEL_NAMES ? 0 : 60)
                .setPlotGridVerticalLinesVisible(false);
        chart.addSeries(score, names, values).setFillColor(palette.first());
        return chart;
    }
}
