package io.ganymede.cli.dataset.image;

import io.ganymede.common.network.Shape;
import java.util.List;
import java.util.function.BiFunction;

/** Small images for tests. */
public final class Pixels {
    private Pixels() {}

    public static PixelImage grey(int height, int width, int... values) {
        return grey(height, width, (y, x) -> values[y * width + x]);
    }

    /** A grey image from a function of row and column. */
    public static PixelImage grey(int height, int width, BiFunction<Integer, Integer, Integer> value) {
        byte[] pixels = new byte[height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = value.apply(i / width, i % width).byteValue();
        }
        return new PixelImage(Shape.of(1, height, width), pixels);
    }

    /** An RGB image from a function of row and column. */
    public static PixelImage rgb(int height, int width, BiFunction<Integer, Integer, List<Integer>> colour) {
        byte[] pixels = new byte[3 * height * width];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i % (height * width);
            pixels[i] = colour.apply(pixel / width, pixel % width)
                    .get(i / (height * width))
                    .byteValue();
        }
        return new PixelImage(Shape.of(3, height, width), pixels);
    }

    /** All values of an image, channel by channel. */
    public static int[] of(PixelImage image) {
        int[] values = new int[image.shape().elements()];
        int plane = image.height() * image.width();
        for (int i = 0; i < values.length; i++) {
            values[i] = image.value(i / plane, i % plane / image.width(), i % image.width());
        }
        return values;
    }

    /** The channels of one pixel. */
    public static List<Integer> at(PixelImage image, int y, int x) {
        return image.channels() == 1
                ? List.of(image.value(0, y, x))
                : List.of(image.value(0, y, x), image.value(1, y, x), image.value(2, y, x));
    }
}
