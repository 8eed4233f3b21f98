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
    private static final Comparator<Map.Entry<String, Content>> ORDER = Comparator.comparing(
                    (Map.Entry<String, Content> entry) ->
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
        write(target, tensors, Map.of(), metadata);
    }

    /** As {@link #write(Path, Map, Map)}, with further tensors whose content is in files. */
    public static void write(
            Path target, Map<String, Tensor> tensors, Map<String, TensorFile> files, Map<String, String> metadata) {
        Map<String, Content> contents = contents(tensors);
        files.forEach((name, file) -> {
            if (contents.put(name, Content.of(file)) != null) {
                throw new IllegalArgumentException("tensor '" + name + "' is given twice");
            }
        });
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeTo(channel, contents, metadata);
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
            writeTo(channel, contents(tensors), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeTo(WritableByteChannel channel, Map<String, Content> tensors, Map<String, String> metadata)
            throws IOException {
        List<Map.Entry<String, Content>> ordered =
                tensors.entrySet().stream().sorted(ORDER).toList();
        writeAll(channel, header(ordered, metadata));
        for (Map.Entry<String, Content> entry : ordered) {
            entry.getValue().writer().writeTo(channel);
        }
    }

    private static ByteBuffer header(List<Map.Entry<String, Content>> ordered, Map<String, String> metadata)
            throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(SafetensorsHeader.METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long offset = 0;
        for (Map.Entry<String, Content> entry : ordered) {
            if (entry.getKey().equals(SafetensorsHeader.METADATA)) {
                throw new IllegalArgumentException("no tensor can be called '" + SafetensorsHeader.METADATA + "'");
            }
            Content tensor = entry.getValue();
            long end = offset + tensor.bytes();
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

    private static Map<String, Content> contents(Map<String, Tensor> tensors) {
        Map<String, Content> contents = new TreeMap<>();
        tensors.forEach((name, tensor) -> contents.put(name, Content.of(tensor)));
        return contents;
    }

    /** Puts the bytes of a tensor into the file. */
    private interface ContentWriter {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** A tensor, wherever its bytes are. */
    private record Content(DataType type, List<Long> shape, long bytes, ContentWriter writer) {
        static Content of(Tensor tensor) {
            return new Content(
                    tensor.type(),
                    tensor.shape(),
                    tensor.bytes().remaining(),
                    channel -> writeAll(channel, tensor.bytes()));
        }

        static Content of(TensorFile file) {
            return new Content(file.type(), file.shape(), file.bytes(), channel -> copy(file, channel));
        }
    }

    private static void copy(TensorFile file, WritableByteChannel target) throws IOException {
        try (FileChannel source = FileChannel.open(file.content(), StandardOpenOption.READ)) {
            if (source.size() != file.bytes()) {
                throw new IllegalArgumentException(
                        "content of " + file + " has " + source.size() + " bytes, expected " + file.bytes());
            }
            for (long done = 0; done < file.bytes(); ) {
                done += source.transferTo(done, file.bytes() - done, target);
            }
        }
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
