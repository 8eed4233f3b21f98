package io.ganymede.common.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images and labels of one split, mapped from its local file. The file is checked against the manifest when it is opened:
 * types, shapes, number of images, labels and their counts. Thread-safe.
 */
public final class DatasetSplit implements AutoCloseable {
    private final SafetensorsFile file;
    private final Shape imageShape;
    private final ByteBuffer images;
    private final int[] labels;

    private DatasetSplit(SafetensorsFile file, Shape imageShape, ByteBuffer images, int[] labels) {
        this.file = file;
        this.imageShape = imageShape;
        this.images = images;
        this.labels = labels;
    }

    /**
     * Maps a split.
     *
     * @param path local copy of the split's file
     * @throws PlatformException with reason DatasetUnavailable when the manifest has no such split, InvalidFile when the file
     *     is not what the manifest says, NotFound when it is absent
     */
    public static DatasetSplit open(Path path, DatasetManifest manifest, String split) {
        SplitDescription description = manifest.split(split);
        @Nullable SafetensorsFile file = SafetensorsFile.open(path);
        try {
            String label = "split '" + split + "' of data set '" + manifest.name() + "' in file '" + path + "'";
            Tensor images =
                    tensor(label, file, SplitDescription.IMAGES, DataType.U8, imagesShape(manifest, description));
            Tensor labels = tensor(label, file, SplitDescription.LABELS, DataType.I64, List.of(description.count()));
            DatasetSplit opened = new DatasetSplit(
                    file, manifest.imageShape(), images.bytes(), labels(label, labels, description.classCounts()));
            file = null; // from here on the split's
            return opened;
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** {@code [channels, height, width]}. */
    public Shape imageShape() {
        return imageShape;
    }

    /** Class index of an image. */
    public int label(int index) {
        return labels[index];
    }

    /** A fresh read-only view of the pixels of an image, {@code [C, H, W]}, 0 to 255. */
    public ByteBuffer image(int index) {
        int bytes = imageShape.elements();
        return images.slice(Math.multiplyExact(index, bytes), bytes);
    }

    /** Copies the pixels of an image to the beginning of an array of at least {@code imageShape().elements()} bytes. */
    public void copyImage(int index, byte[] target) {
        int bytes = imageShape.elements();
        images.get(Math.multiplyExact(index, bytes), target, 0, bytes);
    }

    /** Closes the file; views that were taken stay valid. */
    @Override
    public void close() {
        file.close();
    }

    private static List<Long> imagesShape(DatasetManifest manifest, SplitDescription description) {
        List<Long> shape = new ArrayList<>(List.of(description.count()));
        manifest.imageShape().dimensions().forEach(size -> shape.add(size.longValue()));
        return shape;
    }

    private static Tensor tensor(String label, SafetensorsFile file, String name, DataType type, List<Long> shape) {
        if (!file.names().contains(name)) {
            throw invalid(label + " has no tensor '" + name + "'; known: " + file.names());
        }
        Tensor tensor = file.tensor(name);
        if (tensor.type() != type || !tensor.shape().equals(shape)) {
            throw invalid(label + " has a tensor '" + name + "' that does not fit its manifest: got " + tensor
                    + ", expected " + type + " " + shape);
        }
        return tensor;
    }

    private static int[] labels(String label, Tensor tensor, List<Long> expectedCounts) {
        long[] values = tensor.toLongs();
        int[] labels = new int[values.length];
        Long[] counts = new Long[expectedCounts.size()];
        Arrays.fill(counts, 0L);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= counts.length) {
                throw invalid(label + " has a label out of range at image " + i + ": got " + values[i]
                        + ", expected 0 to " + (counts.length - 1));
            }
            labels[i] = (int) values[i];
            counts[labels[i]]++;
        }
        if (!expectedCounts.equals(List.of(counts))) {
            throw invalid(label + " has other class counts than its manifest: got " + List.of(counts) + ", expected "
                    + expectedCounts);
        }
        return labels;
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_FILE, message);
    }
}
