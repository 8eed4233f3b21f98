package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.tensor.SafetensorsHeader.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: 8 bytes of little-endian header length, a JSON header, then the tensors back to back. The file is
 * mapped, not read, so a tensor costs memory only where it is looked at; one view holds at most 2 GiB, larger tensors are read
 * by {@link #rows rows}. The header is checked in full before the first tensor is handed out.
 *
 * <p>Tensors are views of the mapped file and stay valid after {@link #close}. The file must not be changed while views
 * live; Ganymede never overwrites one. Not thread-safe; the tensors are.
 */
public final class SafetensorsFile implements AutoCloseable {
    /** Largest accepted header in bytes. */
    public static final long HEADER_LIMIT = 100_000_000;

    /** Largest piece that rows are mapped in. */
    private static final int PIECE_BYTES = 1 << 30;

    private final String label;
    private final SafetensorsHeader header;
    private final long dataStart;
    private final Source source;

    private SafetensorsFile(String label, SafetensorsHeader header, long dataStart, Source source) {
        this.label = label;
        this.header = header;
        this.dataStart = dataStart;
        this.source = source;
    }

    /**
     * Maps a file.
     *
     * @throws PlatformException with reason InvalidFile when it breaks a rule of the format, NotFound when it is absent
     */
    public static SafetensorsFile open(Path path) {
        String label = path.toString();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            SafetensorsFile file = read(label, new MappedSource(channel, channel.size()));
            channel = null; // from here on the file's
            return file;
        } catch (NoSuchFileException e) {
            throw new PlatformException(Reason.NOT_FOUND, "safetensors file '" + label + "' does not exist", e);
        } catch (IOException e) {
            throw new UncheckedIOException("safetensors file '" + label + "' cannot be read", e);
        } finally {
            closeAfterFailure(channel);
        }
    }

    /**
     * Reads a file that is already in memory.
     *
     * @param label what it is called in messages
     */
    public static SafetensorsFile of(String label, byte[] content) {
        return read(label, new ArraySource(ByteBuffer.wrap(content)));
    }

    /** Names of all tensors, in the order of the header. */
    public List<String> names() {
        return List.copyOf(header.entries().keySet());
    }

    /** The free text pairs of the file. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * A view of one tensor.
     *
     * @throws PlatformException with reason NotFound that lists the known names
     */
    public Tensor tensor(String name) {
        Entry entry = entry(name);
        long size = entry.end() - entry.begin();
        if (size > Integer.MAX_VALUE) {
            throw SafetensorsHeader.refused(
                    label,
                    "tensor '" + name + "' is too large for one view: got " + size + " bytes, expected at most "
                            + Integer.MAX_VALUE);
        }
        return new Tensor(entry.type(), entry.shape(), source.slice(label, dataStart + entry.begin(), (int) size));
    }

    /**
     * The rows of a tensor of any size.
     *
     * @throws PlatformException with reason NotFound that lists the known names, InvalidFile when it is a scalar, or one row of
     *     it is larger than a piece, 1 GiB
     */
    public TensorRows rows(String name) {
        return rows(name, PIECE_BYTES);
    }

    /** For tests: small pieces. */
    TensorRows rows(String name, int pieceBytes) {
        Entry entry = entry(name);
        List<Long> shape = entry.shape();
        long count = shape.isEmpty() ? 0 : shape.get(0);
        long rowBytes = count == 0 ? 0 : (entry.end() - entry.begin()) / count;
        if (shape.isEmpty() || count > Integer.MAX_VALUE || rowBytes > pieceBytes) {
            throw SafetensorsHeader.refused(
                    label,
                    "tensor '" + name + "' " + entry.type() + " " + shape
                            + " cannot be read by rows: expected at most " + Integer.MAX_VALUE + " rows of at most "
                            + pieceBytes + " bytes");
        }
        int rowsPerPiece = (int) (pieceBytes / Math.max(1, rowBytes));
        List<ByteBuffer> pieces = new ArrayList<>();
        for (long row = 0; row < count; row += rowsPerPiece) {
            long rows = Math.min(rowsPerPiece, count - row);
            pieces.add(source.slice(label, dataStart + entry.begin() + row * rowBytes, (int) (rows * rowBytes)));
        }
        long start = dataStart + entry.begin();
        return new TensorRows(
                entry.type(),
                shape,
                (int) rowBytes,
                rowsPerPiece,
                pieces,
                (position, target) -> source.read(label, start + position, target));
    }

    /** Views of all tensors, in the order of the header. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        names().forEach(name -> tensors.put(name, tensor(name)));
        return Collections.unmodifiableMap(tensors);
    }

    /** Closes the file; tensors that were taken from it stay valid. */
    @Override
    public void close() {
        source.close();
    }

    private Entry entry(String name) {
        Entry entry = header.entries().get(name);
        if (entry == null) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "safetensors file '" + label + "': "
                            + NearestName.unknown(
                                    "tensor", name, header.entries().keySet()));
        }
        return entry;
    }

    private static SafetensorsFile read(String label, Source source) {
        if (source.size() < Long.BYTES) {
            throw SafetensorsHeader.refused(
                    label, "is too short: got " + source.size() + " bytes, expected at least " + Long.BYTES);
        }
        long length = source.slice(label, 0, Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long rest = source.size() - Long.BYTES;
        // An unsigned length beyond 2^63 reads as negative and is refused alike.
        if (length < 0 || length > Math.min(HEADER_LIMIT, rest)) {
            throw SafetensorsHeader.refused(
                    label,
                    "has a header length of " + Long.toUnsignedString(length) + " bytes: expected at most "
                            + Math.min(HEADER_LIMIT, rest));
        }
        byte[] json = new byte[(int) length];
        source.slice(label, Long.BYTES, json.length).get(json);
        SafetensorsHeader header = SafetensorsHeader.parse(label, json, rest - length);
        return new SafetensorsFile(label, header, Long.BYTES + length, source);
    }

    private static void closeAfterFailure(@Nullable FileChannel channel) {
        if (channel != null) {
            new MappedSource(channel, 0).close();
        }
    }

    /** Where the bytes are. */
    private interface Source {
        long size();

        ByteBuffer slice(String label, long start, int size);

        /** Fills the buffer. */
        void read(String label, long start, ByteBuffer target);

        void close();
    }

    private record ArraySource(ByteBuffer content) implements Source {
        @Override
        public long size() {
            return content.capacity();
        }

        @Override
        public ByteBuffer slice(String label, long start, int size) {
            return content.slice(Math.toIntExact(start), size);
        }

        @Override
        public void read(String label, long start, ByteBuffer target) {
            target.put(slice(label, start, target.remaining()));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    /** Maps each range by itself, because one mapping ends at 2 GiB. */
    private record MappedSource(FileChannel channel, long size) implements Source {
        @Override
        public ByteBuffer slice(String label, long start, int size) {
            requireOpen(label);
            try {
                return size == 0 ? ByteBuffer.allocate(0) : channel.map(FileChannel.MapMode.READ_ONLY, start, size);
            } catch (IOException e) {
                throw new UncheckedIOException("safetensors file '" + label + "' cannot be mapped", e);
            }
        }

        @Override
        public void read(String label, long start, ByteBuffer target) {
            requireOpen(label);
            try {
                long position = start;
                while (target.hasRemaining()) {
                    int count = channel.read(target, position);
                    if (count < 0) {
                        throw new EOFException("the file has become shorter");
                    }
                    position += count;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("safetensors file '" + label + "' cannot be read", e);
            }
        }

        private void requireOpen(String label) {
            if (!channel.isOpen()) {
                throw new IllegalStateException("safetensors file '" + label + "' is closed");
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
