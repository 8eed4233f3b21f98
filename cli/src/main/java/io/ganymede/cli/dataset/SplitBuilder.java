package io.ganymede.cli.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.common.tensor.TensorFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Writes one split, example by example: pixels and attributes go to scratch files, because their number is known only at the
 * end. Not thread-safe.
 */
final class SplitBuilder implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final String split;
    private final Shape shape;
    private final LabelSpace labels;
    private final Path pixelFile;
    private final Path attributeFile;
    private final OutputStream pixels;
    private final OutputStream attributes;
    private final LongStream.Builder exampleLabels = LongStream.builder();
    private final long[] classCounts;
    private final double[] attributeSums;
    private long count;
    private long unlabelled;
    private long described;

    /**
     * Begins a split.
     *
     * @param folder directory for scratch files and the result
     */
    SplitBuilder(Path folder, String split, Shape shape, LabelSpace labels) throws IOException {
        this.folder = folder;
        this.split = split;
        this.shape = shape;
        this.labels = labels;
        this.pixelFile = folder.resolve(split + ".pixels");
        this.attributeFile = folder.resolve(split + ".attributes");
        this.pixels = new BufferedOutputStream(Files.newOutputStream(pixelFile), BUFFER_BYTES);
        this.attributes = new BufferedOutputStream(Files.newOutputStream(attributeFile), BUFFER_BYTES);
        this.classCounts = new long[labels.classes().size()];
        this.attributeSums = new double[labels.attributes().size()];
    }

    /** Adds an example, whose pixels stand in an array from a position on. */
    void add(byte[] source, int position, int label, float[] values) throws IOException {
        pixels.write(source, position, shape.elements());
        ByteBuffer row = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        boolean known = true;
        for (float value : values) {
            row.putFloat(value);
            known &= !Float.isNaN(value);
        }
        attributes.write(row.array());
        for (int column = 0; known && column < values.length; column++) {
            attributeSums[column] += values[column];
        }
        exampleLabels.add(label);
        if (label == LabelSpace.UNLABELLED) {
            unlabelled++;
        } else {
            classCounts[label]++;
        }
        described += known ? 1 : 0;
        count++;
    }

    /**
     * Writes the file and describes it as a part of a data set.
     *
     * @param prefix folder of the data set in the object store
     */
    Written finish(String prefix) throws IOException {
        Path file = write();
        ArtifactRef ref = ArtifactRef.of(prefix + file.getFileName(), file);
        List<Double> means = new ArrayList<>();
        for (double sum : attributeSums) {
            means.add(described == 0 ? 0 : sum / described);
        }
        List<Long> counts = LongStream.of(classCounts).boxed().toList();
        long withoutLabel = labels.classes().isEmpty() ? 0 : unlabelled;
        return new Written(file, new SplitDescription(ref, count, counts, withoutLabel, means));
    }

    /** Number of examples so far. */
    long count() {
        return count;
    }

    /** Writes the file. */
    Path write() throws IOException {
        close();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, TensorFile> files = new LinkedHashMap<>();
        List<Long> sizes = new ArrayList<>(List.of(count));
        shape.dimensions().forEach(size -> sizes.add(size.longValue()));
        files.put(SplitDescription.IMAGES, new TensorFile(DataType.U8, sizes, pixelFile));
        if (classCounts.length > 0) {
            tensors.put(
                    SplitDescription.LABELS,
                    Tensor.ofLongs(List.of(count), exampleLabels.build().toArray()));
        }
        if (attributeSums.length > 0) {
            files.put(
                    SplitDescription.ATTRIBUTES,
                    new TensorFile(DataType.F32, List.of(count, (long) attributeSums.length), attributeFile));
        }
        Path file = folder.resolve(split + ".safetensors");
        SafetensorsWriter.write(file, tensors, files, Map.of());
        Files.delete(pixelFile);
        Files.delete(attributeFile);
        return file;
    }

    /**
     * A split on disk.
     *
     * @param file the safetensors file
     */
    record Written(Path file, SplitDescription description) {}

    @Override
    public void close() throws IOException {
        pixels.close();
        attributes.close();
    }
}
