package io.ganymede.evaluator.page;

import io.ganymede.evaluator.statistics.Confusion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.Styler;

/** Shares of each asked-for class, in per cent; the first class is at the top. */
final class ConfusionChart {
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final int CELL = 34;
    private static final int MARGIN = 130;

    private ConfusionChart() {}

    static HeatMapChart of(Confusion confusion, List<String> classes, Palette palette) {
        int k = confusion.classes();
        boolean numbered = k <= MOST_NUMBERED_CLASSES;
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
        int side = MARGIN + CELL * Math.max(4, Math.min(k, MOST_NUMBERED_CLASSES));
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(side)
                .height(side)
                .xAxisTitle("recognised as")
                .yAxisTitle("asked for")
                .build();
        ChartStyle.apply(chart.getStyler(), palette);
        chart.getStyler()
                .setMin(0)
                .setMax(100)
                .setRangeColors(new Color[] {palette.paper(), palette.heat()})
                .setShowValue(numbered)
                .setValueFont(ChartStyle.SMALL)
                .setValueFontColor(palette.ink())
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setXAxisLabelRotation(k <= ChartStyle.MOST_LEVEL_NAMES ? 0 : 60)
                .setPlotContentSize(1)
                .setLegendVisible(!numbered);
        chart.addSeries("per cent of the asked-for class", classes, fromBelow, cells);
        return chart;
    }
}
