package io.ganymede.cli.dataset.image;

import io.ganymede.common.network.Shape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the samples out of a decoded image. Java's own conversion to sRGB would change grey values, since its grey colour
 * space is linear: grey 43 becomes 114.
 */
final class RasterPixels {
    private static final int OPAQUE = 255;

    private final byte[] pixels;
    private final int channels;
    private final int height;
    private final int width;
    private final int behind;

    private RasterPixels(int channels, BufferedImage image, Background background) {
        this.channels = channels;
        this.height = image.getHeight();
        this.width = image.getWidth();
        this.behind = background == Background.WHITE ? 255 : 0;
        this.pixels = new byte[Math.multiplyExact(channels, height * width)];
    }

    static PixelImage of(BufferedImage image, Background background) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return new RasterPixels(isGrey(palette) ? 1 : 3, image, background).indexed(image.getRaster(), palette);
        }
        int channels = model.getNumColorComponents();
        int colours = model.getColorSpace().getType();
        boolean hasChannels =
                (colours == ColorSpace.TYPE_GRAY && channels == 1) || (colours == ColorSpace.TYPE_RGB && channels == 3);
        if (model instanceof ComponentColorModel && hasChannels && hasWholeSamples(model)) {
            return new RasterPixels(channels, image, background).sampled(image.getRaster(), model);
        }
        return new RasterPixels(3, image, background).converted(image);
    }

    private static boolean hasWholeSamples(ColorModel model) {
        int type = model.getTransferType();
        int bits = model.getComponentSize(0);
        return !model.isAlphaPremultiplied()
                && ((type == DataBuffer.TYPE_BYTE && bits == 8) || (type == DataBuffer.TYPE_USHORT && bits == 16));
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    private PixelImage indexed(Raster raster, IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                put(y, x, colours[row[x]]);
            }
        }
        return image();
    }

    private PixelImage converted(BufferedImage image) {
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                put(y, x, row[x]);
            }
        }
        return image();
    }

    private void put(int y, int x, int argb) {
        for (int channel = 0; channel < channels; channel++) {
            put(channel, y, x, argb >>> (16 - 8 * channel) & 0xff, argb >>> 24);
        }
    }

    private PixelImage sampled(Raster raster, ColorModel model) {
        boolean wide = model.getComponentSize(0) == 16;
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int alpha = model.hasAlpha() ? toByte(row[x * bands + channels], wide) : OPAQUE;
                for (int channel = 0; channel < channels; channel++) {
                    put(channel, y, x, toByte(row[x * bands + channel], wide), alpha);
                }
            }
        }
        return image();
    }

    private static int toByte(int sample, boolean wide) {
        return wide ? (sample + 128) / 257 : sample;
    }

    private void put(int channel, int y, int x, int value, int alpha) {
        int shown = alpha == OPAQUE ? value : (value * alpha + behind * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE;
        pixels[(channel * height + y) * width + x] = (byte) shown;
    }

    private PixelImage image() {
        return new PixelImage(Shape.of(channels, height, width), pixels);
    }
}
