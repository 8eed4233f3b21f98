package io.ganymede.trainer.watch;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.latent.PhiloxStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much real images differ.
 *
 * @param split the images
 */
record RealPairs(DatasetSplit split) {
    private static final double HALF_RANGE = 127.5;

    /** Mean absolute difference of two images' pixels, as values in [-1, 1]: from 0 to 2. */
    double distance(int first, int second) {
        ByteBuffer a = split.image(first);
        ByteBuffer b = split.image(second);
        int elements = split.imageShape().elements();
        long sum = 0;
        for (int i = 0; i < elements; i++) {
            sum += Math.abs(Byte.toUnsignedInt(a.get()) - Byte.toUnsignedInt(b.get()));
        }
        return sum / HALF_RANGE / elements;
    }

    /** Mean distance of random pairs of different images among the given ones; none when there are fewer than two. */
    OptionalDouble meanDistance(List<Integer> images, int pairs, PhiloxStream random) {
        if (images.size() < 2) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int pair = 0; pair < pairs; pair++) {
            int first = random.nextInt(images.size());
            int second = random.nextInt(images.size() - 1);
            sum += distance(images.get(first), images.get(second < first ? second : second + 1));
        }
        return OptionalDouble.of(sum / pairs);
    }
}
