package io.ganymede.sampler.sampling;

import java.util.List;

/**
 * What to draw: {@code count} images of each condition, condition after condition. Image i has seed {@code seed + i} (two's
 * complement).
 *
 * @param conditions what to show, at least one; one may stand in it more than once
 * @param count images per condition, at least 1
 * @param seed seed of the first image
 */
public record SampleRequest(List<Condition> conditions, int count, long seed) {
    public SampleRequest {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty() || count < 1) {
            throw new IllegalArgumentException("a request has a condition and an image at least: got conditions="
                    + conditions + ", count=" + count);
        }
    }

    /** Number of images. */
    public int images() {
        return Math.multiplyExact(conditions.size(), count);
    }

    public Condition condition(int image) {
        return conditions.get(image / count);
    }

    public long seed(int image) {
        return seed + image;
    }

    /** Images of one row of a grid: a row a condition; as good as square when there are none. */
    public int columns() {
        boolean conditioned = !(conditions.get(0) instanceof Condition.None);
        return conditioned ? count : (int) Math.ceil(Math.sqrt(images()));
    }
}
