package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import java.util.List;

/**
 * One split of a data set: a safetensors file with {@code images} U8 [N, C, H, W], {@code labels} I64 [N] where there are
 * classes, and {@code attributes} F32 [N, A] where there are attributes.
 *
 * @param file the file
 * @param count number of images
 * @param classCounts images of each class, in class order
 * @param unlabelled images without label, and, where there are attributes, with NaN for each of them
 * @param attributeMeans mean of each attribute over the labelled images, in column order: for a binary one, the share that has it
 */
public record SplitDescription(
        ArtifactRef file, long count, List<Long> classCounts, long unlabelled, List<Double> attributeMeans) {
    public static final String IMAGES = "images";
    public static final String LABELS = "labels";
    public static final String ATTRIBUTES = "attributes";

    public SplitDescription {
        classCounts = List.copyOf(classCounts);
        attributeMeans = List.copyOf(attributeMeans);
    }

    /** Number of images that have a class. */
    public long labelled() {
        return count - unlabelled;
    }

    /** A split whose images all have a class and no attributes. */
    public static SplitDescription ofClasses(ArtifactRef file, List<Long> classCounts) {
        long count = classCounts.stream().mapToLong(Long::longValue).sum();
        return new SplitDescription(file, count, classCounts, 0, List.of());
    }
}
