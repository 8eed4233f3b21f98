package io.ganymede.evaluator.page;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.similarity.ImageStack;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the first images of each class as they pass by, and no others: memory is classes x most x image. Images without classes
 * have label 0. Not thread-safe.
 */
public final class ClassSamples implements Gallery.Shelf {
    private final Shape imageShape;
    private final int most;
    private final byte[][] kept;
    private final int[] counts;

    /**
     * Samples of images of a shape.
     *
     * @param imageShape {@code [C, H, W]}
     * @param classes number of classes; 1 for images without
     * @param most images of each class that are kept, at least 1
     */
    public ClassSamples(Shape imageShape, int classes, int most) {
        if (classes < 1 || most < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "samples are none: got %d images of %d classes, expected at least 1 of 1".formatted(most, classes));
        }
        this.imageShape = imageShape;
        this.most = most;
        this.kept = new byte[classes][0];
        this.counts = new int[classes];
    }

    /** The first images of each class of a data set's split, without a look at the others; without classes the first images. */
    public static ClassSamples of(DatasetSplit split, int classes, int most, boolean labelled) {
        ClassSamples samples = new ClassSamples(split.imageShape(), classes, most);
        byte[] pixels = new byte[split.imageShape().elements()];
        int[] rows = labelled ? split.labelled() : new int[Math.min(most, split.count())];
        for (int i = 0; i < rows.length; i++) {
            int row = labelled ? rows[i] : i;
            int label = labelled ? split.label(row) : 0;
            if (samples.wants(label)) {
                split.copyImage(row, pixels, 0);
                samples.add(pixels, 0, label);
            }
        }
        return samples;
    }

    /** The same source, whose images are looked at as they are read. */
    public ImageSource watching(ImageSource source) {
        return new ImageSource() {
            @Override
            public Shape imageShape() {
                return source.imageShape();
            }

            @Override
            public long count() {
                return source.count();
            }

            @Override
            public boolean labelled() {
                return source.labelled();
            }

            @Override
            public int read(PixelBatch batch) {
                int rows = source.read(batch);
                for (int row = 0; row < rows; row++) {
                    add(batch.pixels(), row * batch.imageBytes(), source.labelled() ? batch.labels()[row] : 0);
                }
                return rows;
            }
        };
    }

    /** Images of a class that were kept, in the order in which they came. */
    @Override
    public List<Picture> ofClass(int label) {
        int bytes = counts[label] * imageShape.elements();
        return Picture.allOf(new ImageStack(Arrays.copyOf(kept[label], bytes), imageShape));
    }

    private boolean wants(int label) {
        if (label < 0 || label >= counts.length) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "label '%d' is out of range: expected [0, %d)".formatted(label, counts.length));
        }
        return counts[label] < most;
    }

    /** Takes an image of a class, {@code [C, H, W]} bytes from a place on, unless there are enough of the class. */
    public void add(byte[] pixels, int from, int label) {
        if (wants(label)) {
            int bytes = imageShape.elements();
            if (kept[label].length == 0) {
                kept[label] = new byte[Math.multiplyExact(most, bytes)];
            }
            System.arraycopy(pixels, from, kept[label], counts[label] * bytes, bytes);
            counts[label]++;
        }
    }
}
