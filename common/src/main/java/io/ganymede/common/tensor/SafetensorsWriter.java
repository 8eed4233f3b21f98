package io.ganymede.common.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes safetensors files. Equal content gives equal bytes, whatever map it comes in: tensors stand in the order of falling
 * element size, then of name (the order of the format's own library), which also keeps every tensor aligned; metadata stand in
 * the order of their keys. The header is padded with spaces to a multiple of 8 bytes.
 */
public final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Map.Entry<String, Tensor>> ORDER = Comparator.comparing(
                    (Map.Entry<String, Tensor> entry) ->
                            -entry.getValue().type().bytes())
            .thenComparing(Map.Entry::getKey);

    /** A heap buffer is copied to native memory in one piece when it is written, so pieces stay small. */
    private static final int PIECE_BYTES = 1 << 20;

    private SafetensorsWriter() {}

    /**
     * Writes a file under a temporary name in the target's directory, then moves it into place in one step; a reader sees the
     * old file or the whole new one.
     */
    public static void write(Path target, Map<String, Tensor> tensors, Map<String, String> metadata) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeTo(channel, tensors, metadata);
                channel.force(true);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("safetensors file '" + target + "' cannot be written", e);
        } finally {
            deleteRemains(temporary);
        }
    }

    /** The bytes of a file, for a few small tensors. */
    public static byte[] toBytes(Map<String, Tensor> tensors, Map<String, String> metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WritableByteChannel channel = Channels.newChannel(bytes)) {
            writeTo(channel, tensors, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeTo(WritableByteChannel channel, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        List<Map.Entry<String, Tensor>> ordered =
                tensors.entrySet().stream().sorted(ORDER).toList();
        writeAll(channel, header(ordered, metadata));
        for (Map.Entry<String, Tensor> entry : ordered) {
            writeAll(channel, entry.getValue().bytes());
        }
    }

    private static ByteBuffer header(List<Map.Entry<String, Tensor>> ordered, Map<String, String> metadata)
            throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(SafetensorsHeader.METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : ordered) {
            if (entry.getKey().equals(SafetensorsHeader.METADATA)) {
                throw new IllegalArgumentException("no tensor can be called '" + SafetensorsHeader.METADATA + "'");
            }
            Tensor tensor = entry.getValue();
            long end = offset + tensor.bytes().remaining();
            ObjectNode node =
                    root.putObject(entry.getKey()).put("dtype", tensor.type().name());
            tensor.shape().forEach(node.putArray("shape")::add);
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + PIECE_BYTES));
            channel.write(bytes);
        }
    }

    private static void deleteRemains(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file '" + temporary + "' cannot be deleted", e);
        }
    }
}
