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

/**
 * Draws rows of images with their labels. Small images are enlarged by a whole factor; of large ones every n-th pixel is shown, so that
 * a sheet of many rows stays within memory.
 */
public final class ContactSheet {
    private static final int CELL_PIXELS = 56;
    private static final int LARGEST_CELL = 128;
    private static final int MANY_ROWS = 100;
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
        Scale scale = Scale.of(shape, rows.size() > MANY_ROWS ? CELL_PIXELS : LARGEST_CELL);
        int height = scale.cell(shape.size(1)) + GAP;
        int width = scale.cell(shape.size(2)) + GAP;
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

    /**
     * How image pixels become sheet pixels: each is drawn {@code enlarge} times, or every {@code step}-th is drawn.
     */
    private record Scale(int enlarge, int step) {
        static Scale of(Shape shape, int largest) {
            int side = Math.max(shape.size(1), shape.size(2));
            return new Scale(Math.max(1, (CELL_PIXELS + side - 1) / side), (side + largest - 1) / largest);
        }

        int cell(int size) {
            return (size + step - 1) / step * enlarge;
        }

        int source(int place) {
            return place / enlarge * step;
        }
    }

    private static void paint(BufferedImage sheet, ByteBuffer pixels, Shape shape, Scale scale, int left, int top) {
        int columns = shape.size(2);
        int plane = shape.size(1) * columns;
        int green = shape.size(0) == 3 ? plane : 0;
        for (int y = 0; y < scale.cell(shape.size(1)); y++) {
            for (int x = 0; x < scale.cell(columns); x++) {
                int place = scale.source(y) * columns + scale.source(x);
                int rgb = (pixels.get(place) & 0xff) << 16
                        | (pixels.get(place + green) & 0xff) << 8
                        | (pixels.get(place + 2 * green) & 0xff);
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
