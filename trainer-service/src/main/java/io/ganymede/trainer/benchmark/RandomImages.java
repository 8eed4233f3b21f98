package io.ganymede.trainer.benchmark;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.ImportSummary;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.common.tensor.TensorFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A data set of noise in a file of its own, which is deleted when this is closed. */
final class RandomImages implements AutoCloseable {
    static final int CLASSES = 10;

    private static final int BLOCK = 1 << 20;

    private final Path directory;
    private final DatasetManifest manifest;
    private final DatasetSplit split;

    /**
     * Writes square images and opens them.
     *
     * @param count a multiple of {@value #CLASSES}
     */
    RandomImages(int channels, int side, int count) throws IOException {
        Shape shape = Shape.of(channels, side, side);
        directory = Files.createTempDirectory("ganymede-benchmark-");
        Path file = directory.resolve("train.safetensors");
        Path pixels = directory.resolve("pixels");
        writeNoise(pixels, (long) count * shape.elements());
        List<Long> sizes = new ArrayList<>(List.of((long) count));
        shape.dimensions().forEach(size -> sizes.add(size.longValue()));
        long[] labels = IntStream.range(0, count).mapToLong(i -> i % CLASSES).toArray();
        SafetensorsWriter.write(
                file,
                Map.of(SplitDescription.LABELS, Tensor.ofLongs(List.of((long) count), labels)),
                Map.of(SplitDescription.IMAGES, new TensorFile(DataType.U8, sizes, pixels)),
                Map.of());
        Files.delete(pixels);
        manifest = manifest(shape, count);
        split = DatasetSplit.open(file, manifest, DatasetManifest.TRAIN);
    }

    DatasetManifest manifest() {
        return manifest;
    }

    DatasetSplit split() {
        return split;
    }

    @Override
    public void close() throws IOException {
        split.close();
        Files.delete(directory.resolve("train.safetensors"));
        Files.delete(directory);
    }

    /** One block of noise again and again: making it is slow, and readers cannot tell. */
    private static void writeNoise(Path file, long bytes) throws IOException {
        PhiloxStream random = new PhiloxStream(1, "benchmark", 0);
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) random.nextInt();
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
        }
    }

    private static DatasetManifest manifest(Shape shape, int count) {
        ArtifactRef nowhere = new ArtifactRef("benchmark", "0".repeat(64), 0);
        SplitDescription split =
                SplitDescription.ofClasses(nowhere, Collections.nCopies(CLASSES, (long) count / CLASSES));
        return new DatasetManifest(
                "noise",
                "1",
                shape,
                DatasetManifest.BYTES,
                LabelSpace.ofClasses(
                        IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList()),
                Map.of(DatasetManifest.TRAIN, split),
                Collections.nCopies(shape.size(0), 0.5),
                Collections.nCopies(shape.size(0), 0.29),
                nowhere.sha256(),
                "none",
                "noise",
                new ImportSummary("noise", Map.of(), 0, 0, 0, null),
                Instant.EPOCH);
    }
}
