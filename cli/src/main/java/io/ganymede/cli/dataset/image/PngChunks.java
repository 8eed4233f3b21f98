package io.ganymede.cli.dataset.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks of a PNG file: length, four letters, content, checksum. ImageIO does not look at the checksums. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int FRAME_BYTES = 12;
    private static final String LAST = "IEND";

    private PngChunks() {}

    static void requireIntact(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int position = SIGNATURE_BYTES;
        String name = "";
        while (!name.equals(LAST)) {
            long length = file.length - position < FRAME_BYTES ? Long.MAX_VALUE : bytes.getInt(position) & 0xffffffffL;
            if (length > file.length - position - FRAME_BYTES) {
                throw new IOException("it ends early, after " + file.length + " bytes");
            }
            name = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
            CRC32 checksum = new CRC32();
            checksum.update(file, position + 4, (int) length + 4);
            position += FRAME_BYTES + (int) length;
            if ((int) checksum.getValue() != bytes.getInt(position - 4)) {
                throw new IOException("the checksum of its chunk " + name + " is wrong");
            }
        }
    }
}
