package io.ganymede.cli.dataset.image;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.common.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rules for resizing: each output pixel is a weighted mean of the input pixels around its place. Pixel centres lie at half
 * numbers: output i is at (i + 1/2) * s in the input, s = input size / output size. When an image shrinks (s &gt; 1) the
 * kernel is stretched by s, so that every input pixel counts (antialiasing). Weights at the border are rescaled to a sum of 1.
 * Rows first, then columns, in float64; the result is rounded to bytes once, halves up. Pillow's resize does the same but
 * rounds between rows and columns too, so that it can differ by 1. The mean of 2 x 2 pixels is {@link #BOX} at s = 2.
 */
public enum Resampling {
    /** k(x) = 1 for -1/2 &lt; x &lt;= 1/2: the mean of the pixels that an output pixel covers. */
    BOX(0.5) {
        @Override
        double kernel(double x) {
            return x > -0.5 && x <= 0.5 ? 1 : 0;
        }
    },
    /** k(x) = 1 - |x|. */
    BILINEAR(1) {
        @Override
        double kernel(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },
    /** Keys' cubic with a = -1/2. */
    BICUBIC(2) {
        @Override
        double kernel(double x) {
            double d = Math.abs(x);
            if (d < 1) {
                return ((CUBIC_A + 2) * d - (CUBIC_A + 3)) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * CUBIC_A : 0;
        }
    },
    /** k(x) = sinc(x) sinc(x / 3) for |x| &lt; 3. */
    LANCZOS(3) {
        @Override
        double kernel(double x) {
            return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    /** Every rule, by name. */
    public static final NamedRegistry<Resampling> ALL =
            NamedRegistry.of("resize rule", List.of(values()), Resampling::ruleName);

    private static final double CUBIC_A = -0.5;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** Weight of an input pixel at a distance, in input pixels as long as the image does not shrink. */
    abstract double kernel(double x);

    /** Name in {@code --resize}. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Resizes an image; one that has the size already is returned as it is. */
    public PixelImage resize(PixelImage image, ImageSize size) {
        if (image.height() == size.height() && image.width() == size.width()) {
            return image;
        }
        Taps across = taps(image.width(), size.width());
        Taps down = taps(image.height(), size.height());
        byte[] pixels = new byte[image.channels() * size.height() * size.width()];
        double[] rows = new double[image.height() * size.width()];
        int position = 0;
        for (int channel = 0; channel < image.channels(); channel++) {
            shrinkRows(image, channel, across, rows);
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    double sum = 0;
                    for (int k = 0; k < down.count(y); k++) {
                        sum += down.weight(y, k) * rows[(down.first(y) + k) * size.width() + x];
                    }
                    pixels[position++] = (byte) Math.max(0, Math.min(255, Math.floor(sum + 0.5)));
                }
            }
        }
        return new PixelImage(Shape.of(image.channels(), size.height(), size.width()), pixels);
    }

    private static void shrinkRows(PixelImage image, int channel, Taps across, double[] rows) {
        int width = across.outputs();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int k = 0; k < across.count(x); k++) {
                    sum += across.weight(x, k) * image.value(channel, y, across.first(x) + k);
                }
                rows[y * width + x] = sum;
            }
        }
    }

    private Taps taps(int inputs, int outputs) {
        double scale = (double) inputs / outputs;
        double stretch = Math.max(scale, 1);
        double radius = support * stretch;
        Taps taps = new Taps(outputs);
        for (int i = 0; i < outputs; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - radius + 0.5));
            int last = Math.min(inputs, (int) (centre + radius + 0.5));
            double[] weights = new double[last - first];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = kernel((first + k - centre + 0.5) / stretch);
            }
            double sum = Arrays.stream(weights).sum();
            taps.set(
                    i, first, Arrays.stream(weights).map(weight -> weight / sum).toArray());
        }
        return taps;
    }

    /** Which inputs make an output, with which weights. */
    private static final class Taps {
        private final int[] first;
        private final double[][] weights;

        Taps(int outputs) {
            this.first = new int[outputs];
            this.weights = new double[outputs][];
        }

        void set(int output, int firstInput, double[] inputWeights) {
            first[output] = firstInput;
            weights[output] = inputWeights;
        }

        int outputs() {
            return first.length;
        }

        int first(int output) {
            return first[output];
        }

        int count(int output) {
            return weights[output].length;
        }

        double weight(int output, int k) {
            return weights[output][k];
        }
    }
}
