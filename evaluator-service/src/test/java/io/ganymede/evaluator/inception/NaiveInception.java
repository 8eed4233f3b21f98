package io.ganymede.evaluator.inception;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Inception network of 2015 once more, written down layer by layer from its published description with plain loops in
 * float64, and without a look at the table that the models are made of.
 */
final class NaiveInception {
    private final Map<String, float[]> weights;
    private final Map<String, double[]> taps = new LinkedHashMap<>();

    /** Channels, height and width with the numbers. */
    static final class Planes {
        private final int channels;
        private final int height;
        private final int width;
        private final double[] values;

        Planes(int channels, int height, int width, double[] values) {
            this.channels = channels;
            this.height = height;
            this.width = width;
            this.values = values;
        }

        double at(int c, int y, int x) {
            return values[(c * height + y) * width + x];
        }
    }

    /** How a window of pixels becomes one. */
    private enum Pool {
        LARGEST,
        MEAN_OF_PIXELS
    }

    NaiveInception(Map<String, float[]> weights) {
        this.weights = weights;
    }

    /** All outputs for one scaled image. */
    Map<String, double[]> outputs(Planes image) {
        taps.clear();
        Planes x = conv("Conv2d_1a_3x3", image, 32, 3, 3, 2, 0, 0);
        x = conv("Conv2d_2a_3x3", x, 32, 3, 3, 1, 0, 0);
        x = conv("Conv2d_2b_3x3", x, 64, 3, 3, 1, 1, 1);
        x = pool(x, Pool.LARGEST, 2, 0);
        tap("features64", x);
        x = conv("Conv2d_3b_1x1", x, 80, 1, 1, 1, 0, 0);
        x = conv("Conv2d_4a_3x3", x, 192, 3, 3, 1, 0, 0);
        x = pool(x, Pool.LARGEST, 2, 0);
        tap("features192", x);
        x = blockA("Mixed_5b", x, 32);
        x = blockA("Mixed_5c", x, 64);
        x = blockA("Mixed_5d", x, 64);
        x = blockB(x);
        x = blockC("Mixed_6b", x, 128);
        x = blockC("Mixed_6c", x, 160);
        x = blockC("Mixed_6d", x, 160);
        x = blockC("Mixed_6e", x, 192);
        tap("features768", x);
        x = blockD(x);
        x = blockE("Mixed_7b", x, Pool.MEAN_OF_PIXELS);
        x = blockE("Mixed_7c", x, Pool.LARGEST);
        tap("features2048", x);
        classes();
        return new LinkedHashMap<>(taps);
    }

    private Planes blockA(String b, Planes x, int pooled) {
        Planes five = conv(b + ".branch5x5_1", x, 48, 1, 1, 1, 0, 0);
        five = conv(b + ".branch5x5_2", five, 64, 5, 5, 1, 2, 2);
        Planes three = conv(b + ".branch3x3dbl_1", x, 64, 1, 1, 1, 0, 0);
        three = conv(b + ".branch3x3dbl_2", three, 96, 3, 3, 1, 1, 1);
        three = conv(b + ".branch3x3dbl_3", three, 96, 3, 3, 1, 1, 1);
        Planes mean = conv(b + ".branch_pool", pool(x, Pool.MEAN_OF_PIXELS, 1, 1), pooled, 1, 1, 1, 0, 0);
        return join(conv(b + ".branch1x1", x, 64, 1, 1, 1, 0, 0), five, three, mean);
    }

    private Planes blockB(Planes x) {
        Planes three = conv("Mixed_6a.branch3x3dbl_1", x, 64, 1, 1, 1, 0, 0);
        three = conv("Mixed_6a.branch3x3dbl_2", three, 96, 3, 3, 1, 1, 1);
        three = conv("Mixed_6a.branch3x3dbl_3", three, 96, 3, 3, 2, 0, 0);
        return join(conv("Mixed_6a.branch3x3", x, 384, 3, 3, 2, 0, 0), three, pool(x, Pool.LARGEST, 2, 0));
    }

    private Planes blockC(String b, Planes x, int c7) {
        Planes seven = conv(b + ".branch7x7_1", x, c7, 1, 1, 1, 0, 0);
        seven = conv(b + ".branch7x7_2", seven, c7, 1, 7, 1, 0, 3);
        seven = conv(b + ".branch7x7_3", seven, 192, 7, 1, 1, 3, 0);
        Planes twice = conv(b + ".branch7x7dbl_1", x, c7, 1, 1, 1, 0, 0);
        twice = conv(b + ".branch7x7dbl_2", twice, c7, 7, 1, 1, 3, 0);
        twice = conv(b + ".branch7x7dbl_3", twice, c7, 1, 7, 1, 0, 3);
        twice = conv(b + ".branch7x7dbl_4", twice, c7, 7, 1, 1, 3, 0);
        twice = conv(b + ".branch7x7dbl_5", twice, 192, 1, 7, 1, 0, 3);
        Planes mean = conv(b + ".branch_pool", pool(x, Pool.MEAN_OF_PIXELS, 1, 1), 192, 1, 1, 1, 0, 0);
        return join(conv(b + ".branch1x1", x, 192, 1, 1, 1, 0, 0), seven, twice, mean);
    }

    private Planes blockD(Planes x) {
        Planes three = conv("Mixed_7a.branch3x3_1", x, 192, 1, 1, 1, 0, 0);
        three = conv("Mixed_7a.branch3x3_2", three, 320, 3, 3, 2, 0, 0);
        Planes seven = conv("Mixed_7a.branch7x7x3_1", x, 192, 1, 1, 1, 0, 0);
        seven = conv("Mixed_7a.branch7x7x3_2", seven, 192, 1, 7, 1, 0, 3);
        seven = conv("Mixed_7a.branch7x7x3_3", seven, 192, 7, 1, 1, 3, 0);
        seven = conv("Mixed_7a.branch7x7x3_4", seven, 192, 3, 3, 2, 0, 0);
        return join(three, seven, pool(x, Pool.LARGEST, 2, 0));
    }

    private Planes blockE(String b, Planes x, Pool pool) {
        Planes three = conv(b + ".branch3x3_1", x, 384, 1, 1, 1, 0, 0);
        three = join(
                conv(b + ".branch3x3_2a", three, 384, 1, 3, 1, 0, 1),
                conv(b + ".branch3x3_2b", three, 384, 3, 1, 1, 1, 0));
        Planes twice = conv(b + ".branch3x3dbl_1", x, 448, 1, 1, 1, 0, 0);
        twice = conv(b + ".branch3x3dbl_2", twice, 384, 3, 3, 1, 1, 1);
        twice = join(
                conv(b + ".branch3x3dbl_3a", twice, 384, 1, 3, 1, 0, 1),
                conv(b + ".branch3x3dbl_3b", twice, 384, 3, 1, 1, 1, 0));
        Planes pooled = conv(b + ".branch_pool", pool(x, pool, 1, 1), 192, 1, 1, 1, 0, 0);
        return join(conv(b + ".branch1x1", x, 320, 1, 1, 1, 0, 0), three, twice, pooled);
    }

    /** Convolution, batch normalisation as it is defined, ReLU. */
    private Planes conv(String name, Planes x, int outputs, int kh, int kw, int stride, int ph, int pw) {
        float[] w = weight(name + ".conv.weight");
        int height = (x.height + 2 * ph - kh) / stride + 1;
        int width = (x.width + 2 * pw - kw) / stride + 1;
        double[] result = new double[outputs * height * width];
        float[] gamma = weight(name + ".bn.weight");
        float[] beta = weight(name + ".bn.bias");
        float[] mean = weight(name + ".bn.running_mean");
        float[] variance = weight(name + ".bn.running_var");
        IntStream.range(0, outputs).parallel().forEach(o -> {
            int plane = o * height * width;
            for (int i = 0; i < x.channels; i++) {
                for (int dy = 0; dy < kh; dy++) {
                    for (int dx = 0; dx < kw; dx++) {
                        double factor = w[((o * x.channels + i) * kh + dy) * kw + dx];
                        for (int y = 0; y < height; y++) {
                            int sy = y * stride + dy - ph;
                            for (int xx = 0; sy >= 0 && sy < x.height && xx < width; xx++) {
                                int sx = xx * stride + dx - pw;
                                if (sx >= 0 && sx < x.width) {
                                    result[plane + y * width + xx] += factor * x.at(i, sy, sx);
                                }
                            }
                        }
                    }
                }
            }
            for (int k = plane; k < plane + height * width; k++) {
                double normal = (result[k] - mean[o]) / Math.sqrt(variance[o] + 0.001) * gamma[o] + beta[o];
                result[k] = Math.max(0, normal);
            }
        });
        return new Planes(outputs, height, width, result);
    }

    private static Planes pool(Planes x, Pool kind, int stride, int pad) {
        int height = (x.height + 2 * pad - 3) / stride + 1;
        int width = (x.width + 2 * pad - 3) / stride + 1;
        double[] result = new double[x.channels * height * width];
        for (int c = 0; c < x.channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int xx = 0; xx < width; xx++) {
                    double largest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    int pixels = 0;
                    for (int sy = Math.max(0, y * stride - pad); sy < Math.min(x.height, y * stride - pad + 3); sy++) {
                        for (int sx = Math.max(0, xx * stride - pad);
                                sx < Math.min(x.width, xx * stride - pad + 3);
                                sx++) {
                            largest = Math.max(largest, x.at(c, sy, sx));
                            sum += x.at(c, sy, sx);
                            pixels++;
                        }
                    }
                    result[(c * height + y) * width + xx] = kind == Pool.LARGEST ? largest : sum / pixels;
                }
            }
        }
        return new Planes(x.channels, height, width, result);
    }

    private static Planes join(Planes... branches) {
        Planes first = branches[0];
        int channels = IntStream.range(0, branches.length)
                .map(i -> branches[i].channels)
                .sum();
        double[] all = new double[channels * first.height * first.width];
        int at = 0;
        for (Planes branch : branches) {
            System.arraycopy(branch.values, 0, all, at, branch.values.length);
            at += branch.values.length;
        }
        return new Planes(channels, first.height, first.width, all);
    }

    private void tap(String name, Planes x) {
        double[] means = new double[x.channels];
        int plane = x.height * x.width;
        for (int i = 0; i < x.values.length; i++) {
            means[i / plane] += x.values[i] / plane;
        }
        taps.put(name, means);
    }

    private void classes() {
        double[] features = tapped("features2048");
        float[] w = weight("fc.weight");
        float[] b = weight("fc.bias");
        double[] unbiased = new double[b.length];
        double[] biased = new double[b.length];
        for (int o = 0; o < b.length; o++) {
            for (int i = 0; i < features.length; i++) {
                unbiased[o] += w[o * features.length + i] * features[i];
            }
            biased[o] = unbiased[o] + b[o];
        }
        taps.put("logitsUnbiased", unbiased);
        taps.put("logits", biased);
    }

    private double[] tapped(String name) {
        double[] values = taps.get(name);
        if (values == null) {
            throw new IllegalStateException(name);
        }
        return values;
    }

    private float[] weight(String name) {
        float[] values = weights.get(name);
        if (values == null) {
            throw new IllegalStateException(name);
        }
        return values;
    }
}
