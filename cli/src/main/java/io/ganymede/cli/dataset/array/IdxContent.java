package io.ganymede.cli.dataset.array;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Records;
import io.ganymede.common.tensor.TensorRows;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file in the IDX format of MNIST, plain or gzip: two zero bytes, a type byte (8 = unsigned byte, the only one
 * read here), the number of dimensions, each size as a big-endian int, then the elements in row-major order. The content is
 * mapped. Messages do not name the file.
 *
 * @param dimensions sizes, outermost first
 * @param rows one row an example
 */
record IdxContent(List<Integer> dimensions, TensorRows rows) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int MAX_DIMENSIONS = 4;
    private static final int PIECE_BYTES = 1 << 16;

    IdxContent {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Reads a file.
     *
     * @throws PlatformException with reason InvalidFile when the file is not IDX, not of unsigned bytes, or not as long as its
     *     header says
     */
    static IdxContent read(Path file) {
        try {
            return isGzip(file) ? inflated(file) : mapped(file);
        } catch (EOFException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file is truncated: it ends early", e);
        } catch (ZipException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file is damaged gzip: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    /** Whether a file begins as one of this format and is as long as it says. */
    static boolean isReadable(Path file) {
        try {
            return read(file).count() > 0;
        } catch (PlatformException e) {
            if (e.reason() != Reason.INVALID_FILE) {
                throw e;
            }
            return false;
        }
    }

    /** Number of examples. */
    int count() {
        return dimensions.get(0);
    }

    private static IdxContent mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Integer> dimensions = header(new DataInputStream(Channels.newInputStream(channel)));
            return new IdxContent(
                    dimensions,
                    Records.mapped("content", channel, channel.position(), dimensions.get(0), rowBytes(dimensions)));
        }
    }

    private static IdxContent inflated(Path file) throws IOException {
        try (InputStream packed = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(
                        new BufferedInputStream(new GZIPInputStream(packed, PIECE_BYTES), PIECE_BYTES))) {
            List<Integer> dimensions = header(in);
            return new IdxContent(dimensions, Records.spooled("content", in, dimensions.get(0), rowBytes(dimensions)));
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static List<Integer> header(DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = (magic >> 8) & 0xff;
        int rank = magic & 0xff;
        if ((magic >>> 16) != 0 || rank < 1 || rank > MAX_DIMENSIONS) {
            throw invalid(String.format(
                    "file is not IDX: got first bytes 0x%08x, expected 0x000008nn, nn dimensions", magic));
        }
        if (type != UNSIGNED_BYTE) {
            throw invalid(
                    String.format("elements cannot be read: got type 0x%02x, expected 0x08 (unsigned byte)", type));
        }
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int size = in.readInt();
            if (size < 1) {
                throw invalid("dimension " + i + " is too small: got " + size + ", expected at least 1");
            }
            dimensions.add(size);
        }
        return dimensions;
    }

    private static long rowBytes(List<Integer> dimensions) {
        try {
            return dimensions.stream().skip(1).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file is too large: got dimensions " + dimensions, e);
        }
    }

    private static PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, problem);
    }
}
