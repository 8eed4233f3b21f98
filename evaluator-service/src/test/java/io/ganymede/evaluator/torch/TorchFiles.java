package io.ganymede.evaluator.torch;

import io.ganymede.evaluator.pickle.PickleWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes state dictionaries as {@code torch.save} does, in either of its formats. */
public final class TorchFiles {
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, byte[]> blocks = new LinkedHashMap<>();

    /** A tensor: where it lies in the block of a key. */
    private record View(String type, String key, long offset, List<Long> sizes, List<Long> strides) {}

    /** Adds a block of float32 numbers. */
    public TorchFiles block(String key, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        blocks.put(key, bytes.array());
        return this;
    }

    /** Adds a float32 view of a block. */
    public TorchFiles view(String name, String key, long offset, List<Long> sizes, List<Long> strides) {
        views.put(name, new View("FloatStorage", key, offset, sizes, strides));
        return this;
    }

    /** Adds a tensor with a block of its own. */
    public TorchFiles tensor(String name, List<Long> sizes, float[] values) {
        String key = String.valueOf(blocks.size());
        return block(key, values).view(name, key, 0, sizes, contiguous(sizes));
    }

    /** Adds an int64 scalar, such as a number of batches. */
    public TorchFiles counter(String name, long value) {
        String key = String.valueOf(blocks.size());
        blocks.put(
                key,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
        views.put(name, new View("LongStorage", key, 0, List.of(), List.of()));
        return this;
    }

    /** Strides of a tensor without gaps. */
    public static List<Long> contiguous(List<Long> sizes) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            strides.add(0, stride);
            stride *= sizes.get(axis);
        }
        return strides;
    }

    /** The stream of before 1.6: a plain dictionary. */
    public Path stream(Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(streamStart());
            PickleWriter pickle = new PickleWriter().op('}').op('(');
            entries(pickle, true);
            out.write(pickle.op('u').stop());
            PickleWriter keys = new PickleWriter().op(']').op('(');
            blocks.keySet().forEach(keys::string);
            out.write(keys.op('e').stop());
            for (Map.Entry<String, byte[]> block : blocks.entrySet()) {
                long elements = block.getValue().length / elementBytes(block.getKey());
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(elements)
                        .array());
                out.write(block.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** What every stream begins with: magic number, protocol and system. */
    public static byte[] streamStart() {
        byte[] magic = new BigInteger("1950a86a20f9469cfc6c", 16).toByteArray();
        PickleWriter number = new PickleWriter().raw(0x8a, magic.length);
        for (int i = magic.length - 1; i >= 0; i--) {
            number.raw(magic[i] & 0xff);
        }
        ByteBuffer start = ByteBuffer.allocate(200);
        start.put(number.stop());
        start.put(new PickleWriter().raw('M', 1001 & 0xff, 1001 >> 8).stop());
        start.put(new PickleWriter()
                .op('}')
                .op('(')
                .string("protocol_version")
                .raw('M', 1001 & 0xff, 1001 >> 8)
                .string("little_endian")
                .raw(0x88)
                .op('u')
                .stop());
        byte[] bytes = new byte[start.position()];
        start.flip().get(bytes);
        return bytes;
    }

    /** The zip file of since 1.6: an ordered dictionary with metadata. */
    public Path zip(Path file) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            PickleWriter pickle =
                    new PickleWriter().global("collections", "OrderedDict").raw(')', 'R', '(');
            entries(pickle, false);
            pickle.op('u').op('}').string("_metadata").raw('}', 's', 'b');
            entry(out, "weights/data.pkl", pickle.stop());
            entry(out, "weights/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, byte[]> block : blocks.entrySet()) {
                entry(out, "weights/data/" + block.getKey(), block.getValue());
            }
            entry(out, "weights/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void entries(PickleWriter pickle, boolean legacy) {
        views.forEach((name, view) -> {
            pickle.string(name)
                    .global("torch._utils", "_rebuild_tensor_v2")
                    .op('(')
                    .op('(');
            pickle.string("storage")
                    .global("torch", view.type())
                    .string(view.key())
                    .string("cpu");
            byte[] block = Objects.requireNonNull(blocks.get(view.key()));
            pickle.number(block.length / elementBytes(view.key()));
            if (legacy) {
                pickle.none();
            }
            pickle.op('t').op('Q').number(view.offset()).numbers(view.sizes()).numbers(view.strides());
            pickle.raw(0x89).global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
        });
    }

    private int elementBytes(String key) {
        boolean longs = views.values().stream()
                .anyMatch(view -> view.key().equals(key) && view.type().equals("LongStorage"));
        return longs ? Long.BYTES : Float.BYTES;
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
