package io.ganymede.common.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy's format for tests, byte for byte as numpy 2.4.6 does where the text is one that it writes. */
public final class NpyBytes {
    private NpyBytes() {}

    /** Version 1, with any dictionary. */
    public static byte[] of(String dictionary, byte[] elements) {
        int length = (10 + dictionary.length() + 64) / 64 * 64 - 10;
        ByteBuffer bytes = ByteBuffer.allocate(10 + length + elements.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) length);
        bytes.put(dictionary.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.position() < 9 + length) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').put(elements).array();
    }

    /** Version 1, row-major; the shape as Python writes a tuple, such as {@code (3, 2)} or {@code (3,)}. */
    public static byte[] of(String descr, String shape, byte[] elements) {
        return of("{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }", elements);
    }

    public static byte[] floats(String shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return of("<f4", shape, bytes.array());
    }

    public static byte[] longs(String shape, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return of("<i8", shape, bytes.array());
    }

    /** A zip file with an entry for each array; names with {@code .npy}. */
    public static void writeZip(Path target, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.finish();
            Files.write(target, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
