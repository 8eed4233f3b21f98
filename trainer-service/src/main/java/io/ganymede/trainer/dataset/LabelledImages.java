package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.DatasetSplit;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some images of a split, which have a class each; the split stays its owner's. Immutable. */
public final class LabelledImages {
    private final DatasetSplit split;
    private final int[] images;

    /**
     * Chosen images.
     *
     * @param images their numbers in the split
     */
    public LabelledImages(DatasetSplit split, int[] images) {
        this.split = split;
        this.images = images.clone();
    }

    /** All images of a split that have a class, in order. */
    public static LabelledImages of(DatasetSplit split) {
        return new LabelledImages(split, split.labelled());
    }

    public DatasetSplit split() {
        return split;
    }

    /** Their numbers in the split. */
    public int[] images() {
        return images.clone();
    }

    /** How many they are. */
    public int count() {
        return images.length;
    }

    /** The numbers of those that are of a class, in order. */
    public int[] ofClass(int label) {
        return Arrays.stream(images)
                .filter(image -> split.label(image) == label)
                .toArray();
    }

    /** How many are of each class, {@code [classes]}. */
    public int[] perClass(int classes) {
        return IntStream.range(0, classes).map(label -> ofClass(label).length).toArray();
    }
}
