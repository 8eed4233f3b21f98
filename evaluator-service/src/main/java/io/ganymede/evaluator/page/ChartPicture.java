package io.ganymede.evaluator.page;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart, drawn for light and for dark pages.
 *
 * @param title above it
 * @param reading how it is to be read, in a line
 * @param light PNG as a data URI
 * @param dark likewise
 * @param width on the page, in CSS pixels
 */
record ChartPicture(String title, String reading, String light, String dark, int width, int height) {
    private static final Logger LOG = Logger.getLogger(ChartPicture.class.getName());
    /** Drawn pixels for each pixel of the page: screens are finer than they say. */
    private static final int FINENESS = 2;

    /** A chart of a palette; null where the machine lacks the fonts or libraries to draw with: then the page has the numbers alone. */
    static @Nullable ChartPicture of(String title, String reading, Function<Palette, Chart<?, ?>> chart) {
        try {
            Chart<?, ?> light = chart.apply(Palette.LIGHT);
            return new ChartPicture(
                    title,
                    reading,
                    drawn(light),
                    drawn(chart.apply(Palette.DARK)),
                    light.getWidth(),
                    light.getHeight());
        } catch (LinkageError | InternalError e) {
            LOG.log(Level.WARNING, e, () -> "chart '" + title + "' is left out: nothing here can draw it");
            return null;
        }
    }

    private static String drawn(Chart<?, ?> chart) {
        BufferedImage image = new BufferedImage(
                chart.getWidth() * FINENESS, chart.getHeight() * FINENESS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(FINENESS, FINENESS);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        } finally {
            graphics.dispose();
        }
        return PngUri.of(image);
    }
}
