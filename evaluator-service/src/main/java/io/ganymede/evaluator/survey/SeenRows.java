package io.ganymede.evaluator.survey;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.RowSet;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a classifier saw of each image, in order, in float32 as it hands it out. Owns its arrays.
 *
 * @see Survey
 */
public final class SeenRows {
    private final int dimensions;
    private final int classes;
    private final float[] features;
    private final float[] logits;
    private final int[] labels;

    /** Takes over the arrays: features {@code [N, d]}, logits {@code [N, K]}, labels {@code [N]}, or none for images without. */
    SeenRows(int dimensions, int classes, float[] features, float[] logits, int[] labels) {
        int rows = features.length / dimensions;
        if (rows * dimensions != features.length
                || rows * classes != logits.length
                || (labels.length != 0 && labels.length != rows)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "rows do not fit together: got %d features of %d, %d logits of %d and %d labels, expected equal numbers"
                            .formatted(features.length, dimensions, logits.length, classes, labels.length));
        }
        this.dimensions = dimensions;
        this.classes = classes;
        this.features = features;
        this.logits = logits;
        this.labels = labels;
    }

    /** Bytes that so many images take. */
    public static long bytes(long images, int dimensions, int classes) {
        return images * Float.BYTES * (dimensions + classes) + images * Integer.BYTES;
    }

    /** N. */
    public int count() {
        return features.length / dimensions;
    }

    /** {@code [N, d]}. */
    public RowSet features() {
        return RowSet.of(features, dimensions);
    }

    /** {@code [N, K]}. */
    public RowSet logits() {
        return RowSet.of(logits, classes);
    }

    /** A view of the features of one image, {@code [d]}. */
    FloatBuffer featuresOf(int row) {
        return FloatBuffer.wrap(features).slice(row * dimensions, dimensions);
    }

    /** A view of the logits of one image, {@code [K]}. */
    FloatBuffer logitsOf(int row) {
        return FloatBuffer.wrap(logits).slice(row * classes, classes);
    }

    /** The label of each image; empty for images without. */
    public int[] labels() {
        return labels.clone();
    }

    float[] featureValues() {
        return features.clone();
    }

    float[] logitValues() {
        return logits.clone();
    }

    /** These, then others of the same network. */
    SeenRows followedBy(SeenRows next) {
        if (next.dimensions != dimensions || next.classes != classes) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "rows do not fit together: got [%d, %d] and [%d, %d] features and logits, expected equal"
                            .formatted(dimensions, classes, next.dimensions, next.classes));
        }
        return new SeenRows(
                dimensions,
                classes,
                joined(features, next.features),
                joined(logits, next.logits),
                IntStream.concat(Arrays.stream(labels), Arrays.stream(next.labels))
                        .toArray());
    }

    private static float[] joined(float[] first, float[] second) {
        float[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Takes rows as they come. */
    static final class Collector {
        private final int dimensions;
        private final int classes;
        private final FloatBuffer features;
        private final FloatBuffer logits;
        private final int[] labels;
        private final boolean labelled;
        private int rows;

        Collector(int images, int dimensions, int classes, boolean labelled) {
            this.dimensions = dimensions;
            this.classes = classes;
            this.features = FloatBuffer.allocate(Math.multiplyExact(images, dimensions));
            this.logits = FloatBuffer.allocate(Math.multiplyExact(images, classes));
            this.labels = new int[labelled ? images : 0];
            this.labelled = labelled;
        }

        /** Adds one image. */
        void add(FloatBuffer imageFeatures, FloatBuffer imageLogits, int label) {
            features.put(imageFeatures.duplicate());
            logits.put(imageLogits.duplicate());
            if (labelled) {
                labels[rows] = label;
            }
            rows++;
        }

        SeenRows rows() {
            return new SeenRows(dimensions, classes, features.array(), logits.array(), labels);
        }
    }
}
