package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.common.tensor.TensorRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The images of one split with their labels and attributes, mapped from its local file, which may be larger than memory. The
 * file is checked against the manifest when it is opened: types, shapes, number of images, labels and their counts, attributes
 * and their ranges. Thread-safe.
 */
public final class DatasetSplit implements AutoCloseable {
    private final SafetensorsFile file;
    private final Shape imageShape;
    private final TensorRows images;
    private final int[] labels;
    private final @Nullable TensorRows attributes;

    private DatasetSplit(
            SafetensorsFile file, Shape imageShape, TensorRows images, int[] labels, @Nullable TensorRows attributes) {
        this.file = file;
        this.imageShape = imageShape;
        this.images = images;
        this.labels = labels;
        this.attributes = attributes;
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
        return open(
                path,
                "split '" + split + "' of data set '" + manifest.name() + "' in file '" + path + "'",
                file -> new Content(manifest.imageShape(), manifest.labels(), description));
    }

    /**
     * Maps a file of images and classes that no manifest tells of.
     *
     * @param classes what its labels are indices into
     * @throws PlatformException with reason InvalidFile when it does not hold {@code images} U8 [N, C, H, W] and {@code labels} I64
     *     [N], NotFound when it is absent
     */
    public static DatasetSplit open(Path path, List<String> classes) {
        return open(path, "file '" + path + "'", file -> Content.of(file, LabelSpace.ofClasses(classes)));
    }

    private static DatasetSplit open(Path path, String label, Function<SafetensorsFile, Content> expected) {
        @Nullable SafetensorsFile file = SafetensorsFile.open(path);
        try {
            SplitChecks checks = new SplitChecks(label);
            Content content = expected.apply(file);
            TensorRows images = checks.images(file, content.imageShape(), content.description());
            int[] labels = checks.labels(file, content.labels(), content.description());
            @Nullable TensorRows attributes = checks.attributes(file, content.labels(), content.description(), labels);
            DatasetSplit opened = new DatasetSplit(file, content.imageShape(), images, labels, attributes);
            file = null; // from here on the split's
            return opened;
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /** What a file is to hold. */
    private record Content(Shape imageShape, LabelSpace labels, SplitDescription description) {
        /** What a file says of itself; whether that can be is for {@link SplitChecks} to tell. */
        static Content of(SafetensorsFile file, LabelSpace space) {
            List<Long> images = file.rows(SplitDescription.IMAGES).shape();
            if (images.size() != 4 || images.contains(0L)) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "tensor '" + SplitDescription.IMAGES + "' holds no images: got " + images
                                + ", expected [N, C, H, W] and at least one image");
            }
            Long[] counts = new Long[space.classes().size()];
            Arrays.fill(counts, 0L);
            long[] labels = file.tensor(SplitDescription.LABELS).toLongs();
            for (long label : labels) {
                if (label >= 0 && label < counts.length) {
                    counts[(int) label]++;
                }
            }
            long unlabelled = Arrays.stream(labels)
                    .filter(label -> label == LabelSpace.UNLABELLED)
                    .count();
            ArtifactRef nowhere = new ArtifactRef("none", "0".repeat(64), 0);
            return new Content(
                    Shape.of(size(images, 1), size(images, 2), size(images, 3)),
                    space,
                    new SplitDescription(nowhere, images.get(0), List.of(counts), unlabelled, List.of()));
        }

        private static int size(List<Long> shape, int axis) {
            return Math.toIntExact(shape.get(axis));
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

    /** Class index of an image, or {@link LabelSpace#UNLABELLED}. */
    public int label(int index) {
        return labels[index];
    }

    /** The images that have a class, in order. */
    public int[] labelled() {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] != LabelSpace.UNLABELLED)
                .toArray();
    }

    /**
     * Copies the attributes of an image, in column order, to the beginning of an array; NaN where they are not known. Copies
     * nothing when the data set has none.
     */
    public void copyAttributes(int index, float[] target) {
        if (attributes != null) {
            attributes.row(index).asFloatBuffer().get(target, 0, attributes.rowBytes() / Float.BYTES);
        }
    }

    /** A fresh read-only view of the pixels of an image, {@code [C, H, W]}, 0 to 255. */
    public ByteBuffer image(int index) {
        return images.row(index);
    }

    /** Copies the pixels of an image, {@code imageShape().elements()} bytes, into an array from a position on. */
    public void copyImage(int index, byte[] target, int position) {
        images.copyRow(index, target, position);
    }

    /**
     * Copies the pixels of an image to the position of a buffer, which moves on. For images in random order; see {@link
     * TensorRows#readRow}.
     */
    public void readImage(int index, ByteBuffer target) {
        images.readRow(index, target);
    }

    /** Closes the file; views that were taken stay valid. */
    @Override
    public void close() {
        file.close();
    }

    /** Compares a file with what its manifest says; it only carries the name for the messages. */
    private record SplitChecks(String label) {
        TensorRows images(SafetensorsFile file, Shape imageShape, SplitDescription description) {
            List<Long> shape = new ArrayList<>(List.of(description.count()));
            imageShape.dimensions().forEach(size -> shape.add(size.longValue()));
            requireTensor(file, SplitDescription.IMAGES);
            TensorRows images = file.rows(SplitDescription.IMAGES);
            requireFit(SplitDescription.IMAGES, images.type(), images.shape(), DataType.U8, shape);
            return images;
        }

        int[] labels(SafetensorsFile file, LabelSpace space, SplitDescription description) {
            int[] labels = new int[Math.toIntExact(description.count())];
            if (space.classes().isEmpty()) {
                Arrays.fill(labels, LabelSpace.UNLABELLED);
                return labels;
            }
            requireTensor(file, SplitDescription.LABELS);
            Tensor tensor = file.tensor(SplitDescription.LABELS);
            requireFit(
                    SplitDescription.LABELS, tensor.type(), tensor.shape(), DataType.I64, List.of(description.count()));
            long[] values = tensor.toLongs();
            Long[] counts = new Long[space.classes().size()];
            Arrays.fill(counts, 0L);
            long unlabelled = 0;
            for (int i = 0; i < values.length; i++) {
                require(
                        values[i] >= LabelSpace.UNLABELLED && values[i] < counts.length,
                        "has a label out of range at image " + i + ": got " + values[i] + ", expected 0 to "
                                + (counts.length - 1) + ", or -1 for none");
                labels[i] = (int) values[i];
                if (labels[i] == LabelSpace.UNLABELLED) {
                    unlabelled++;
                } else {
                    counts[labels[i]]++;
                }
            }
            require(
                    description.classCounts().equals(List.of(counts)) && description.unlabelled() == unlabelled,
                    "has other class counts than its manifest: got " + List.of(counts) + " and " + unlabelled
                            + " unlabelled, expected " + description.classCounts() + " and "
                            + description.unlabelled());
            return labels;
        }

        @Nullable
        TensorRows attributes(SafetensorsFile file, LabelSpace space, SplitDescription description, int[] labels) {
            List<Attribute> columns = space.attributes();
            if (columns.isEmpty()) {
                return null;
            }
            requireTensor(file, SplitDescription.ATTRIBUTES);
            TensorRows rows = file.rows(SplitDescription.ATTRIBUTES);
            requireFit(
                    SplitDescription.ATTRIBUTES,
                    rows.type(),
                    rows.shape(),
                    DataType.F32,
                    List.of(description.count(), (long) columns.size()));
            float[] values = new float[columns.size()];
            for (int image = 0; image < labels.length; image++) {
                rows.row(image).asFloatBuffer().get(values);
                boolean mayBeUnknown = !space.classes().isEmpty() && labels[image] == LabelSpace.UNLABELLED;
                for (int column = 0; column < values.length; column++) {
                    requireInRange(columns.get(column), image, values[column], mayBeUnknown);
                }
            }
            return rows;
        }

        private void requireInRange(Attribute attribute, int image, float value, boolean mayBeUnknown) {
            boolean known = attribute.isBinary()
                    ? value == 0 || value == 1
                    : value >= (float) attribute.minimum() && value <= (float) attribute.maximum();
            require(
                    known || (mayBeUnknown && Float.isNaN(value)),
                    "has an attribute '" + attribute.name() + "' out of range at image " + image + ": got " + value
                            + ", expected "
                            + (attribute.isBinary() ? "0 or 1" : attribute.minimum() + " to " + attribute.maximum()));
        }

        private void requireTensor(SafetensorsFile file, String name) {
            require(file.names().contains(name), "has no tensor '" + name + "'; known: " + file.names());
        }

        private void requireFit(
                String name, DataType gotType, List<Long> gotShape, DataType type, List<Long> expectedShape) {
            require(
                    gotType == type && gotShape.equals(expectedShape),
                    "has a tensor '" + name + "' that does not fit its manifest: got " + gotType + " " + gotShape
                            + ", expected " + type + " " + expectedShape);
        }

        private void require(boolean holds, String problem) {
            if (!holds) {
                throw new PlatformException(Reason.INVALID_FILE, label + " " + problem);
            }
        }
    }
}
