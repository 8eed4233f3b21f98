package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import java.util.stream.IntStream;

/**
 * What is known of the images of a split, as rows {@code [size]}: one-hot classes or attribute vectors.
 *
 * @param space the meaning of the columns
 * @param split the images
 */
public record LabelRows(ConditionSpace space, DatasetSplit split) {
    /** Numbers of the images whose row is known, in order; all images when there are no columns. */
    public int[] known() {
        return IntStream.range(0, split.count()).filter(this::isKnown).toArray();
    }

    /** Numbers of the images whose row is not known, in order. */
    public int[] unknown() {
        return IntStream.range(0, split.count())
                .filter(image -> !isKnown(image))
                .toArray();
    }

    private boolean isKnown(int image) {
        return switch (space.kind()) {
            case NONE -> true;
            case CLASSES -> split.label(image) != LabelSpace.UNLABELLED;
            case ATTRIBUTES -> {
                float[] row = new float[space.size()];
                copy(image, row, 0);
                yield IntStream.range(0, row.length).noneMatch(column -> Float.isNaN(row[column]));
            }
        };
    }

    /** Writes the row of an image; for an image whose row is not known, classes that are all 0, or attributes that are NaN. */
    public void copy(int image, float[] target, int position) {
        switch (space.kind()) {
            case CLASSES -> {
                int label = split.label(image);
                for (int k = 0; k < space.size(); k++) {
                    target[position + k] = k == label ? 1 : 0;
                }
            }
            case ATTRIBUTES -> {
                float[] row = new float[space.size()];
                split.copyAttributes(image, row);
                System.arraycopy(row, 0, target, position, row.length);
            }
            case NONE -> {
                // no columns
            }
        }
    }
}
