package io.ganymede.cli.dataset;

import io.ganymede.common.network.Shape;
import java.util.ArrayList;
import java.util.List;

/** How often each value stands in each channel; mean and population standard deviation follow exactly. Not thread-safe. */
final class PixelHistogram {
    private static final int VALUES = 256;

    private final int plane;
    private final long[][] counts;

    /** A histogram of images {@code [C, H, W]}. */
    PixelHistogram(Shape shape) {
        this.plane = shape.elements() / shape.size(0);
        this.counts = new long[shape.size(0)][VALUES];
    }

    void add(byte[] pixels, int position) {
        int next = position;
        for (long[] channel : counts) {
            for (int i = 0; i < plane; i++) {
                channel[pixels[next++] & 0xff]++;
            }
        }
    }

    /** Mean of each channel, pixels as numbers in [0, 1]. */
    List<Double> mean() {
        List<Double> mean = new ArrayList<>();
        for (long[] channel : counts) {
            mean.add(moment(channel, 0, 1));
        }
        return List.copyOf(mean);
    }

    /** Standard deviation of each channel, likewise. */
    List<Double> deviation() {
        List<Double> deviation = new ArrayList<>();
        for (long[] channel : counts) {
            deviation.add(Math.sqrt(moment(channel, moment(channel, 0, 1), 2)));
        }
        return List.copyOf(deviation);
    }

    private static double moment(long[] channel, double centre, int power) {
        double sum = 0;
        long count = 0;
        for (int value = 0; value < VALUES; value++) {
            sum += channel[value] * Math.pow(value / 255.0 - centre, power);
            count += channel[value];
        }
        return count == 0 ? 0 : sum / count;
    }
}
