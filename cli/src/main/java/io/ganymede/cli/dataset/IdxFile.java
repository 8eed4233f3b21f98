package io.ganymede.cli.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file in the IDX format of MNIST, plain or gzip: two zero bytes, a type byte (8 = unsigned byte, the only one read here),
 * the number of dimensions, each size as a big-endian int, then the elements in row-major order.
 */
public final class IdxFile {
    private static final int UNSIGNED_BYTE = 8;
    private static final int MAX_DIMENSIONS = 4;

    private final List<Integer> dimensions;
    private final byte[] elements;

    private IdxFile(List<Integer> dimensions, byte[] elements) {
        this.dimensions = List.copyOf(dimensions);
        this.elements = elements;
    }

    /**
     * Reads a file.
     *
     * @throws PlatformException with reason InvalidFile when the file is not IDX, not of unsigned bytes, or truncated
     */
    public static IdxFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw invalid(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #read(Path)}, from a stream that stays open; the name is for messages. */
    public static IdxFile read(String name, InputStream content) throws IOException {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(inflated(content)));
            List<Integer> dimensions = readHeader(name, in);
            long expected = dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (expected > Integer.MAX_VALUE - 8) {
                throw invalid(name, "is too large: " + dimensions + " has " + expected + " elements", null);
            }
            byte[] elements = in.readNBytes((int) expected);
            if (elements.length < expected) {
                throw invalid(
                        name,
                        "is truncated: header " + dimensions + " needs " + expected + " bytes of elements, found "
                                + elements.length,
                        null);
            }
            if (in.read() >= 0) {
                throw invalid(name, "has more bytes than its header " + dimensions + " announces", null);
            }
            return new IdxFile(dimensions, elements);
        } catch (EOFException e) {
            throw invalid(name, "is truncated: it ends early", e);
        } catch (ZipException e) {
            throw invalid(name, "is damaged gzip: " + e.getMessage(), e);
        }
    }

    private static List<Integer> readHeader(String name, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = (magic >> 8) & 0xff;
        int rank = magic & 0xff;
        if ((magic >>> 16) != 0 || rank < 1 || rank > MAX_DIMENSIONS) {
            throw invalid(
                    name,
                    String.format("is not IDX: it begins with 0x%08x, expected 0x000008nn with nn dimensions", magic),
                    null);
        }
        if (type != UNSIGNED_BYTE) {
            throw invalid(
                    name, String.format("has elements of type 0x%02x, expected 0x08 (unsigned byte)", type), null);
        }
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int size = in.readInt();
            if (size < 1) {
                throw invalid(name, "has a dimension of size " + size + ", expected at least 1", null);
            }
            dimensions.add(size);
        }
        return dimensions;
    }

    private static InputStream inflated(InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered) : buffered;
    }

    private static PlatformException invalid(String name, String problem, @Nullable Exception cause) {
        return new PlatformException(Reason.INVALID_FILE, "file '" + name + "' " + problem, cause);
    }

    /** Sizes, outermost first. */
    public List<Integer> dimensions() {
        return dimensions;
    }

    /** Number of examples. */
    public int count() {
        return dimensions.get(0);
    }

    /** Element i of the flat content, 0 to 255. */
    public int element(int i) {
        return elements[i] & 0xff;
    }

    /** Copies one example to the end of a buffer. */
    public void copyExample(int example, ByteBuffer target) {
        int size = elements.length / count();
        target.put(elements, example * size, size);
    }
}
