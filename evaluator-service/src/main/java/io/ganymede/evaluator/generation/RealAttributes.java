package io.ganymede.evaluator.generation;

import io.ganymede.evaluator.reference.AttributeTable;

/**
 * Images with the attributes of real ones, so that attributes occur together as they do there: image i has those of the i-th
 * real image, begun anew after the last.
 *
 * @param table attributes of the real images
 * @param count number of images
 * @param firstSeed image i has seed {@code firstSeed + i}
 */
public record RealAttributes(AttributeTable table, long count, long firstSeed) implements SamplingPlan {
    /** Name of this order in protocols. */
    public static final String ORDER = "attributes of the reference images in order";

    @Override
    public long seed(long image) {
        return firstSeed + image;
    }

    @Override
    public void tell(long image, float[] y) {
        table.copyRow((int) (image % table.rows()), y);
    }
}
