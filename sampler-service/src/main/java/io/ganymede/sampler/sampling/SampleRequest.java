package io.ganymede.sampler.sampling;

import java.util.List;

/**
 * What to draw: {@code count} images of each class, class after class. Image i has seed {@code seed + i} (two's complement).
 *
 * @param labels classes, at least one; a class may stand in it more than once
 * @param count images per class, at least 1
 * @param seed seed of the first image
 */
public record SampleRequest(List<Integer> labels, int count, long seed) {
    public SampleRequest {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || count < 1) {
            throw new IllegalArgumentException(
                    "a request has a class and an image at least: got labels=" + labels + ", count=" + count);
        }
    }

    /** Number of images. */
    public int images() {
        return Math.multiplyExact(labels.size(), count);
    }

    public int label(int image) {
        return labels.get(image / count);
    }

    public long seed(int image) {
        return seed + image;
    }
}
