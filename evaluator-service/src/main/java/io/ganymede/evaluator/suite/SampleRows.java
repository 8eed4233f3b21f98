package io.ganymede.evaluator.suite;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of each image of a set; all parts are in the same order.
 *
 * @param features {@code [N, d]}; absent when no network looked at the images
 * @param logits {@code [N, K]}; absent when no classifier looked at the images
 * @param labels class of each image, within [0, {@code classes}); absent when they have none
 * @param classes K, the number of classes; 0 when the images have none
 * @param recognised whether the logits are those of the labels' classes
 * @param images the images; absent when only features or predictions are known
 */
public record SampleRows(
        @Nullable RowSet features,
        @Nullable RowSet logits,
        @Nullable List<Integer> labels,
        int classes,
        boolean recognised,
        @Nullable ImageStack images) {

    /** Checks that the parts have the same number of rows, and the labels. */
    public SampleRows {
        labels = labels == null ? null : List.copyOf(labels);
        long different = Stream.of(
                        features == null ? null : features.rows(),
                        logits == null ? null : logits.rows(),
                        labels == null ? null : labels.size(),
                        images == null ? null : images.count())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (different != 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "rows do not fit together: got %s features, %s logits, %s labels, %s images, expected some of them, and equal numbers"
                            .formatted(
                                    features == null ? "no" : features.rows(),
                                    logits == null ? "no" : logits.rows(),
                                    labels == null ? "no" : labels.size(),
                                    images == null ? "no" : images.count()));
        }
        for (int label : labels == null ? List.<Integer>of() : labels) {
            if (label < 0 || label >= classes) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "label '%d' is out of range: expected [0, %d)".formatted(label, classes));
            }
        }
    }

    /** N. */
    public int count() {
        if (features != null) {
            return features.rows();
        }
        return logits == null ? requireImages().count() : logits.rows();
    }

    /** The features. */
    RowSet requireFeatures() {
        if (features == null) {
            throw new IllegalStateException("no features are known of these images");
        }
        return features;
    }

    /** The logits. */
    RowSet requireLogits() {
        if (logits == null) {
            throw new IllegalStateException("no logits are known of these images");
        }
        return logits;
    }

    /** Rows of the images of a class, in order. */
    int[] ofClass(int label) {
        List<Integer> known = requireLabels();
        return IntStream.range(0, known.size())
                .filter(row -> known.get(row) == label)
                .toArray();
    }

    /** Number of images of each class, in order of the label; empty when they have none. */
    public List<Long> classCounts() {
        if (labels == null) {
            return List.of();
        }
        long[] counts = new long[classes];
        labels.forEach(label -> counts[label]++);
        return Arrays.stream(counts).boxed().toList();
    }

    /** The label of every row. */
    List<Integer> requireLabels() {
        if (labels == null) {
            throw new IllegalStateException("images without labels have no classes");
        }
        return labels;
    }

    /** The images. */
    ImageStack requireImages() {
        if (images == null) {
            throw new IllegalStateException("only features are known of these images");
        }
        return images;
    }
}
