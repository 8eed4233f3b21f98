package io.ganymede.cli.dataset.image;

import io.ganymede.common.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What is done to every image of a data set: cropped, made grey, resized, given three channels, in this order.
 *
 * @param crop the part that is kept
 * @param size size of the result; that of the part when absent. A part of another aspect is distorted
 * @param resampling rule of resizing
 * @param colour what becomes of the channels
 */
public record ImagePreparation(CentreCrop crop, @Nullable ImageSize size, Resampling resampling, ColourRule colour) {
    /** Nothing. */
    public static final ImagePreparation NONE =
            new ImagePreparation(new CentreCrop.None(), null, Resampling.LANCZOS, ColourRule.AS_IS);

    // Red, green and blue in 1/65536, as Pillow rounds 0.299, 0.587 and 0.114.
    private static final int RED = 19_595;
    private static final int GREEN = 38_470;
    private static final int BLUE = 7_471;
    private static final int HALF = 0x8000;

    /**
     * Prepares an image.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when it is smaller than the crop
     */
    public PixelImage apply(PixelImage image) {
        PixelImage part = cropped(image);
        PixelImage coloured = colour == ColourRule.GREY ? grey(part) : part;
        PixelImage resized = size == null ? coloured : resampling.resize(coloured, size);
        return colour == ColourRule.RGB ? tripled(resized) : resized;
    }

    private PixelImage cropped(PixelImage image) {
        ImageSize whole = ImageSize.of(image);
        ImageSize part = crop.of(whole);
        if (part.equals(whole)) {
            return image;
        }
        int top = (whole.height() - part.height()) / 2;
        int left = (whole.width() - part.width()) / 2;
        byte[] pixels = new byte[image.channels() * part.height() * part.width()];
        int position = 0;
        for (int channel = 0; channel < image.channels(); channel++) {
            for (int y = top; y < top + part.height(); y++) {
                for (int x = left; x < left + part.width(); x++) {
                    pixels[position++] = (byte) image.value(channel, y, x);
                }
            }
        }
        return new PixelImage(Shape.of(image.channels(), part.height(), part.width()), pixels);
    }

    private static PixelImage grey(PixelImage image) {
        if (image.channels() == 1) {
            return image;
        }
        byte[] pixels = new byte[image.height() * image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int luma = image.value(0, y, x) * RED + image.value(1, y, x) * GREEN + image.value(2, y, x) * BLUE;
                pixels[y * image.width() + x] = (byte) ((luma + HALF) >> 16);
            }
        }
        return new PixelImage(Shape.of(1, image.height(), image.width()), pixels);
    }

    private static PixelImage tripled(PixelImage image) {
        if (image.channels() == 3) {
            return image;
        }
        int plane = image.height() * image.width();
        byte[] pixels = new byte[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            image.copyTo(pixels, channel * plane);
        }
        return new PixelImage(Shape.of(3, image.height(), image.width()), pixels);
    }
}
