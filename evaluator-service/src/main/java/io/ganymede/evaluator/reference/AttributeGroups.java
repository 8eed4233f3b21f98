package io.ganymede.evaluator.reference;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.evaluator.survey.ImageGroups;

/** The images of a split that have an attribute; one of which it is not known has it not. Not thread-safe. */
final class AttributeGroups implements ImageGroups {
    private final DatasetSplit images;
    private final int[] columns;
    private final float[] values;
    private long read = -1;

    /** Of a split with so many attributes, which stays its owner's: group g is of column {@code columns[g]}. */
    AttributeGroups(DatasetSplit images, int attributes, int[] columns) {
        this.images = images;
        this.columns = columns.clone();
        this.values = new float[attributes];
    }

    @Override
    public int count() {
        return columns.length;
    }

    @Override
    public boolean holds(long image, int group) {
        if (image != read) {
            images.copyAttributes(Math.toIntExact(image), values);
            read = image;
        }
        return values[columns[group]] > 0.5f;
    }
}
