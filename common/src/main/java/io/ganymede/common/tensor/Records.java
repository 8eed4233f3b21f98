package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of one size, back to back, as rows {@code U8 [count, recordBytes]}: the content of files that are no tensors of
 * their own, such as images in the formats of other tools.
 */
public final class Records {
    /** Most bytes that a stream may bring; a stream that announces more is refused before it is read. */
    public static final long STREAM_LIMIT = 64L << 30;

    /** Largest piece that records are mapped in. */
    private static final int PIECE_BYTES = 1 << 30;

    /** Content of a stream up to this size stays in memory. */
    private static final int HEAP_BYTES = 1 << 20;

    private Records() {}

    /**
     * Maps records of a file. The channel may be closed afterwards; the rows stay valid.
     *
     * @param label how messages begin, such as {@code array 'x'}
     * @param position first byte of the first record
     * @throws PlatformException with reason InvalidFile when the file does not end with the last record, or a record is larger
     *     than 1 GiB
     */
    public static TensorRows mapped(String label, FileChannel file, long position, long count, long recordBytes)
            throws IOException {
        long expected = size(label, count, recordBytes);
        requireSize(label, file.size() - position, expected);
        return rows(count, (int) recordBytes, (start, size) -> map(file, position + start, size));
    }

    /**
     * Takes records from a stream that ends with the last one. Up to 1 MiB stays in memory; more goes through a temporary file
     * that has no name any more when this method returns, so that nothing is left of it however the process ends.
     *
     * @param label how messages begin, such as {@code array 'x'}
     * @param content stays open
     * @throws PlatformException with reason InvalidFile when the stream is shorter or longer, would be larger than {@link
     *     #STREAM_LIMIT}, or a record is larger than 1 GiB
     */
    public static TensorRows spooled(String label, InputStream content, long count, long recordBytes)
            throws IOException {
        long expected = size(label, count, recordBytes);
        if (expected > STREAM_LIMIT) {
            throw invalid(label, "is too large: got " + expected + " bytes, expected at most " + STREAM_LIMIT);
        }
        if (expected <= HEAP_BYTES) {
            byte[] bytes = content.readNBytes((int) expected);
            requireEnd(label, content, bytes.length, expected);
            return rows(count, (int) recordBytes, (start, size) -> ByteBuffer.wrap(bytes)
                    .slice((int) start, size));
        }
        Path temporary = Files.createTempFile("ganymede-records-", ".bin");
        try (FileChannel file = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            requireEnd(label, content, copy(content, file, expected), expected);
            return rows(count, (int) recordBytes, (start, size) -> map(file, start, size));
        }
    }

    private static long copy(InputStream content, FileChannel file, long expected) throws IOException {
        byte[] piece = new byte[1 << 16];
        long copied = 0;
        var target = Channels.newOutputStream(file);
        while (copied < expected) {
            int read = content.read(piece, 0, (int) Math.min(piece.length, expected - copied));
            if (read < 0) {
                break;
            }
            target.write(piece, 0, read);
            copied += read;
        }
        return copied;
    }

    private static void requireEnd(String label, InputStream content, long got, long expected) throws IOException {
        requireSize(label, got, expected);
        if (content.read() >= 0) {
            throw invalid(label, "is too long: got more than the " + expected + " bytes that its header announces");
        }
    }

    private static void requireSize(String label, long got, long expected) {
        if (got != expected) {
            throw invalid(
                    label,
                    (got < expected ? "is truncated" : "is too long") + ": got " + got + " bytes, expected " + expected
                            + " by its header");
        }
    }

    private static long size(String label, long count, long recordBytes) {
        if (recordBytes > PIECE_BYTES || count > Integer.MAX_VALUE) {
            throw invalid(
                    label,
                    "is too large: got " + count + " records of " + recordBytes + " bytes, expected at most "
                            + Integer.MAX_VALUE + " of at most " + PIECE_BYTES);
        }
        return count * recordBytes;
    }

    private static TensorRows rows(long count, int recordBytes, Slices content) throws IOException {
        int recordsPerPiece = PIECE_BYTES / Math.max(1, recordBytes);
        List<ByteBuffer> pieces = new ArrayList<>();
        for (long record = 0; record < count; record += recordsPerPiece) {
            long records = Math.min(recordsPerPiece, count - record);
            pieces.add(content.slice(record * recordBytes, (int) (records * recordBytes)));
        }
        return new TensorRows(
                DataType.U8, List.of(count, (long) recordBytes), recordBytes, recordsPerPiece, pieces, null);
    }

    private static ByteBuffer map(FileChannel file, long start, int size) throws IOException {
        return size == 0 ? ByteBuffer.allocate(0) : file.map(FileChannel.MapMode.READ_ONLY, start, size);
    }

    private static PlatformException invalid(String label, String problem) {
        return new PlatformException(Reason.INVALID_FILE, label + " " + problem);
    }

    /** Hands out ranges of the content. */
    private interface Slices {
        ByteBuffer slice(long start, int size) throws IOException;
    }
}
