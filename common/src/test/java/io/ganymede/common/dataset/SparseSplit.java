package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A split of any size that takes hardly any disk: all images are black and of class 0, but for a few bytes. */
public final class SparseSplit {
    private SparseSplit() {}

    /**
     * Writes a split and returns a manifest that has it as {@code train}.
     *
     * @param marks first byte of some images, by index
     */
    public static DatasetManifest write(Path path, Shape shape, int count, Map<Integer, Byte> marks)
            throws IOException {
        long labelBytes = (long) count * Long.BYTES;
        long imageBytes = (long) count * shape.elements();
        String sizes = shape.toString().replace("[", "").replace("]", "");
        String json = """
                {"labels":{"dtype":"I64","shape":[%d],"data_offsets":[0,%d]},\
                "images":{"dtype":"U8","shape":[%d,%s],"data_offsets":[%d,%d]}}""".formatted(count, labelBytes, count, sizes, labelBytes, labelBytes + imageBytes);
        byte[] header = (json + " ".repeat((8 - json.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        Files.deleteIfExists(path);
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long images = Long.BYTES + header.length + labelBytes;
            file.write(ByteBuffer.allocate(Long.BYTES + header.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .put(header)
                    .flip());
            file.write(ByteBuffer.allocate(1), images + imageBytes - 1);
            for (Map.Entry<Integer, Byte> mark : marks.entrySet()) {
                file.write(
                        ByteBuffer.wrap(new byte[] {mark.getValue()}),
                        images + (long) mark.getKey() * shape.elements());
            }
        }
        ArtifactRef file = new ArtifactRef("datasets/sparse/1/train.safetensors", "0".repeat(64), Files.size(path));
        return Manifests.ofClasses(
                "sparse",
                shape,
                List.of("black"),
                Map.of(DatasetManifest.TRAIN, SplitDescription.ofClasses(file, List.of((long) count))));
    }
}
