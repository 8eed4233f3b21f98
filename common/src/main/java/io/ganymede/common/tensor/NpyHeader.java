package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Header of a file in NumPy's format, versions 1 to 3: the magic, the version, the header's length (2 bytes in version 1, else
 * 4, little-endian), then a Python dictionary with {@code descr}, {@code fortran_order} and {@code shape}.
 *
 * @param type element type
 * @param order byte order
 * @param fortran whether the first axis varies fastest
 * @param shape sizes, outermost first; empty for a scalar
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int HEADER_LIMIT = 1 << 16;
    private static final int ALIGNMENT = 64;

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads a header and leaves the stream at the first element.
     *
     * @param label how messages begin
     */
    static NpyHeader read(String label, InputStream in) throws IOException {
        try {
            byte[] magic = exactly(in, MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw invalid(label, "is not in NumPy's format: it does not begin with \\x93NUMPY");
            }
            int major = exactly(in, 2)[0];
            if (major < 1 || major > 3) {
                throw invalid(label, "has version " + major + " of NumPy's format; known: [1, 2, 3]");
            }
            ByteBuffer field = ByteBuffer.wrap(exactly(in, major == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
            long length = major == 1 ? field.getShort() & 0xffff : field.getInt() & 0xffff_ffffL;
            if (length > HEADER_LIMIT) {
                throw invalid(label, "has a header of " + length + " bytes: expected at most " + HEADER_LIMIT);
            }
            String text = new String(
                    exactly(in, (int) length), major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            return new NpyHeaderText(label, text).header();
        } catch (EOFException e) {
            throw new PlatformException(Reason.INVALID_FILE, label + " is truncated: it ends within its header", e);
        }
    }

    /** The bytes of a header of version 1, row-major and little-endian, padded as NumPy does. */
    static byte[] bytes(Tensor tensor) {
        String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String code = tensor.type().name().toLowerCase(Locale.ROOT).charAt(0)
                + Integer.toString(tensor.type().bytes());
        String text = String.format(
                Locale.ROOT,
                "{'descr': '%s%s', 'fortran_order': False, 'shape': (%s%s), }",
                tensor.type().bytes() == 1 ? "|" : "<",
                code,
                shape,
                tensor.shape().size() == 1 ? "," : "");
        int prefix = MAGIC.length + 4;
        int length = (prefix + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - prefix;
        ByteBuffer bytes = ByteBuffer.allocate(prefix + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.remaining() > 1) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').array();
    }

    static PlatformException invalid(String label, String problem) {
        return new PlatformException(Reason.INVALID_FILE, label + " " + problem);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
