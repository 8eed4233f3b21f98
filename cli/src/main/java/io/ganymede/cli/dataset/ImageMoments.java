package io.ganymede.cli.dataset;

import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and population standard deviation of each channel, pixels as numbers in [0, 1].
 *
 * @param mean per channel
 * @param deviation per channel
 */
record ImageMoments(List<Double> mean, List<Double> deviation) {
    /** Moments of images [N, C, H, W]; sums are exact integers. */
    static ImageMoments of(ByteBuffer pixels, Shape shape) {
        int channels = shape.size(0);
        int plane = shape.elements() / channels;
        long[] sum = new long[channels];
        long[] squares = new long[channels];
        ByteBuffer view = pixels.duplicate();
        for (int position = 0; view.hasRemaining(); position++) {
            int value = view.get() & 0xff;
            int channel = (position / plane) % channels;
            sum[channel] += value;
            squares[channel] += (long) value * value;
        }
        double count = (double) pixels.remaining() / channels;
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double average = sum[c] / count;
            mean.add(average / 255);
            deviation.add(Math.sqrt(Math.max(0, squares[c] / count - average * average)) / 255);
        }
        return new ImageMoments(List.copyOf(mean), List.copyOf(deviation));
    }
}
