package io.ganymede.trainer.classification;

import io.ganymede.common.network.Shape;
import io.ganymede.trainer.dataset.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier normalises by: mean and population standard deviation of each channel, of pixels in [0, 1]; exact, for they
 * come from counts of the values.
 *
 * @param deviation above 0: that of a channel with a single value, which nothing can be told by, is taken for 1
 */
record ChannelMoments(List<Double> mean, List<Double> deviation) {
    private static final int VALUES = 256;

    ChannelMoments {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** The moments of some images. */
    static ChannelMoments of(LabelledImages images) {
        Shape shape = images.split().imageShape();
        long[][] counts = new long[shape.size(0)][VALUES];
        byte[] pixels = new byte[shape.elements()];
        int plane = pixels.length / counts.length;
        for (int image : images.images()) {
            images.split().copyImage(image, pixels, 0);
            for (int i = 0; i < pixels.length; i++) {
                counts[i / plane][Byte.toUnsignedInt(pixels[i])]++;
            }
        }
        double all = (double) images.count() * plane;
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (long[] channel : counts) {
            double first = moment(channel, 0, 1) / all;
            double second = moment(channel, first, 2) / all;
            mean.add(first / (VALUES - 1));
            deviation.add(second == 0 ? 1 : Math.sqrt(second) / (VALUES - 1));
        }
        return new ChannelMoments(mean, deviation);
    }

    private static double moment(long[] counts, double centre, int power) {
        double sum = 0;
        for (int value = 0; value < VALUES; value++) {
            sum += counts[value] * Math.pow(value - centre, power);
        }
        return sum;
    }
}
