package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.common.dataset.LabelSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The examples of one array of images, with what is known of them. A part is filled while a source is opened and does not change
 * afterwards.
 */
final class ArrayPart {
    /** Raw label of an example whose label cannot be read; a problem says so. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private final String file;
    private final @Nullable String split;
    private final int count;
    private final Images images;
    private String labelsFile;
    private long @Nullable [] labels;
    private @Nullable ArrayAttributes attributes;

    /** Decodes one image; thread-safe. */
    @FunctionalInterface
    interface Images {
        PixelImage image(int row);
    }

    /**
     * Images of which nothing is known yet.
     *
     * @param file what messages call it, relative to the source
     */
    ArrayPart(String file, @Nullable String split, int count, Images images) {
        this.file = file;
        this.split = split;
        this.count = count;
        this.images = images;
        this.labelsFile = file;
    }

    /** Adds raw labels, one an image: {@link LabelSpace#UNLABELLED}, {@link #UNREADABLE}, or as they stand in the file. */
    ArrayPart withLabels(String labelsFile, long[] labels) {
        this.labelsFile = labelsFile;
        this.labels = labels.clone();
        return this;
    }

    ArrayPart withAttributes(ArrayAttributes attributes) {
        this.attributes = attributes;
        return this;
    }

    String file() {
        return file;
    }

    @Nullable
    String split() {
        return split;
    }

    int count() {
        return count;
    }

    PixelImage image(int row) {
        return images.image(row);
    }

    String labelsFile() {
        return labelsFile;
    }

    boolean hasLabels() {
        return labels != null;
    }

    /** Raw label of a row. */
    long label(int row) {
        return labels == null ? LabelSpace.UNLABELLED : labels[row];
    }

    /** The largest raw label; {@link LabelSpace#UNLABELLED} when there is none. */
    long largestLabel() {
        return labels == null ? -1 : Arrays.stream(labels).max().orElse(-1);
    }

    @Nullable
    ArrayAttributes attributes() {
        return attributes;
    }
}
