package io.ganymede.evaluator.page;

import io.ganymede.common.network.Shape;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Images side by side as one PNG. Small ones stay as they are, for the page to enlarge without smoothing; large ones are shrunk to
 * a side of {@value #LARGEST_SIDE} pixels. One channel is grey, three are red, green and blue; of any other number the first is
 * shown.
 *
 * @param uri PNG as a data URI
 * @param width on the page, in CSS pixels
 */
record PictureGrid(String uri, int width, int height) {
    private static final int LARGEST_SIDE = 96;
    private static final int SHOWN_SIDE = 64;
    private static final int COLOURS = 3;
    private static final int GAP = 1;

    /** Images of one shape, at least one, row by row. */
    static PictureGrid of(List<Picture> pictures, int columns) {
        Shape shape = pictures.get(0).shape();
        double shrink = Math.min(1.0, (double) LARGEST_SIDE / Math.max(shape.size(1), shape.size(2)));
        int tileHeight = (int) Math.max(1, Math.round(shape.size(1) * shrink));
        int tileWidth = (int) Math.max(1, Math.round(shape.size(2) * shrink));
        int across = Math.min(columns, pictures.size());
        int down = (pictures.size() + across - 1) / across;
        int width = across * (tileWidth + GAP) - GAP;
        int height = down * (tileHeight + GAP) - GAP;
        BufferedImage grid = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = grid.createGraphics();
        try {
            for (int i = 0; i < pictures.size(); i++) {
                Image tile = image(pictures.get(i));
                if (shrink < 1) {
                    tile = tile.getScaledInstance(tileWidth, tileHeight, Image.SCALE_AREA_AVERAGING);
                }
                graphics.drawImage(tile, i % across * (tileWidth + GAP), i / across * (tileHeight + GAP), null);
            }
        } finally {
            graphics.dispose();
        }
        int enlarged = Math.max(1, Math.round((float) SHOWN_SIDE / Math.max(tileWidth, tileHeight)));
        return new PictureGrid(PngUri.of(grid), width * enlarged, height * enlarged);
    }

    private static BufferedImage image(Picture picture) {
        int height = picture.shape().size(1);
        int width = picture.shape().size(2);
        byte[] pixels = picture.pixels();
        int plane = height * width;
        int green = picture.shape().size(0) == COLOURS ? plane : 0;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int rgb = Byte.toUnsignedInt(pixels[i]) << 16
                    | Byte.toUnsignedInt(pixels[green + i]) << 8
                    | Byte.toUnsignedInt(pixels[2 * green + i]);
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }
}
