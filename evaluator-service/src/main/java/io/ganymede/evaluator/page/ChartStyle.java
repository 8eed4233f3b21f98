package io.ganymede.evaluator.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;

/** How every chart looks. */
final class ChartStyle {
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final BasicStroke LINE = new BasicStroke(1.6f);

    /** Up to so many names beneath an axis are written level. */
    static final int MOST_LEVEL_NAMES = 6;

    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private ChartStyle() {}

    static void apply(AxesChartStyler styler, Palette palette) {
        styler.setAxisTickLabelsFont(SMALL)
                .setAxisTitleFont(SMALL)
                .setAxisTickLabelsColor(palette.ink())
                .setAxisTickMarksColor(palette.grid())
                .setPlotGridLinesColor(palette.grid())
                .setPlotGridLinesStroke(new BasicStroke(0.7f))
                .setXAxisTitleColor(palette.ink())
                .setYAxisTitleColor(palette.ink());
        styler.setChartBackgroundColor(palette.paper())
                .setPlotBackgroundColor(palette.paper())
                .setChartFontColor(palette.ink())
                .setPlotBorderVisible(false)
                .setLegendVisible(false)
                .setLegendFont(SMALL)
                .setLegendBackgroundColor(palette.paper())
                .setLegendBorderColor(CLEAR)
                .setChartTitleVisible(false)
                .setChartPadding(4)
                .setMarkerSize(7);
    }
}
