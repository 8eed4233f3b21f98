package io.ganymede.evaluator.generation;

/**
 * Images of a generator that is told nothing.
 *
 * @param count number of images
 * @param firstSeed image i has seed {@code firstSeed + i}
 */
public record SeedsInOrder(long count, long firstSeed) implements SamplingPlan {
    /** Name of this order in protocols. */
    public static final String ORDER = "seeds in order";

    @Override
    public long seed(long image) {
        return firstSeed + image;
    }

    @Override
    public void tell(long image, float[] y) {
        // There is nothing to tell: y has no numbers.
    }
}
