package io.ganymede.common.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of images or features.
 *
 * @param file absolute path of a safetensors file: {@code images} uint8 [N, C, H, W], or {@code features} [N, d] with or without
 *     {@code logits} [N, K], or {@code mu} [d] and {@code sigma} [d, d]; {@code labels} int64 [N] with classes, -1 for none
 * @param name what the user gave
 * @param classes class names, or numbers where they are not known; absent when the samples are unlabelled
 */
public record OrderedSide(
        String file, String name, @Nullable List<String> classes) {
    public OrderedSide {
        classes = classes == null ? null : List.copyOf(classes);
    }

    /** Number of classes; 0 without. */
    public int classCount() {
        return classes == null ? 0 : classes.size();
    }
}
