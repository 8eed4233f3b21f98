package io.ganymede.cli.dataset.sheet;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.network.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws rows of images with their labels: small images are enlarged by a whole factor, none is made smaller. */
public final class ContactSheet {
    private static final int CELL_PIXELS = 56;
    private static final int GAP = 4;
    private static final int FONT_PIXELS = 15;

    private ContactSheet() {}

    /**
     * The sheet as PNG.
     *
     * @param split where the images of the rows are
     * @param rows at least one
     */
    public static byte[] png(DatasetSplit split, List<SheetRow> rows) {
        BufferedImage sheet = draw(split, rows);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(sheet, "png", png)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static BufferedImage draw(DatasetSplit split, List<SheetRow> rows) {
        Shape shape = split.imageShape();
        int scale = (CELL_PIXELS + shape.size(1) - 1) / shape.size(1);
        int height = shape.size(1) * scale + GAP;
        int width = shape.size(2) * scale + GAP;
        int columns = rows.stream().mapToInt(row -> row.images().size()).max().orElse(0);
        try (Lettering lettering = Lettering.ofSize(FONT_PIXELS)) {
            double widest = rows.stream()
                    .mapToDouble(row -> lettering.width(row.label()))
                    .max()
                    .orElse(0);
            int margin = (int) Math.ceil(widest) + 2 * GAP;
            BufferedImage sheet = new BufferedImage(
                    margin + columns * width + GAP, rows.size() * height + GAP, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = sheet.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            graphics.setColor(Color.BLACK);
            for (int r = 0; r < rows.size(); r++) {
                SheetRow row = rows.get(r);
                int top = r * height + GAP;
                lettering.draw(graphics, row.label(), GAP, top + (height + FONT_PIXELS) / 2.0 - GAP);
                for (int c = 0; c < row.images().size(); c++) {
                    paint(sheet, split.image(row.images().get(c)), shape, scale, margin + c * width, top);
                }
            }
            graphics.dispose();
            return sheet;
        }
    }

    private static void paint(BufferedImage sheet, ByteBuffer pixels, Shape shape, int scale, int left, int top) {
        int rows = shape.size(1);
        int columns = shape.size(2);
        int plane = rows * columns;
        int green = shape.size(0) == 3 ? plane : 0;
        for (int y = 0; y < rows * scale; y++) {
            for (int x = 0; x < columns * scale; x++) {
                int place = y / scale * columns + x / scale;
                int rgb = (pixels.get(place) & 0xff) << 16
                        | (pixels.get(place + green) & 0xff) << 8
                        | (pixels.get(place + 2 * green) & 0xff);
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
