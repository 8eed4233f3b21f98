package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import java.util.List;

/**
 * One split of a data set: a safetensors file with {@code images} U8 [N, C, H, W] and {@code labels} I64 [N].
 *
 * @param file the file
 * @param count number of images
 * @param classCounts images of each class, in class order
 */
public record SplitDescription(ArtifactRef file, long count, List<Long> classCounts) {
    public static final String IMAGES = "images";
    public static final String LABELS = "labels";

    public SplitDescription {
        classCounts = List.copyOf(classCounts);
    }
}
