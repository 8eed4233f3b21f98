package io.ganymede.cli.dataset.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A small PNG file that announces any number of pixels. */
final class HugePng {
    private HugePng() {}

    static byte[] ofSize(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        ByteBuffer file =
                ByteBuffer.allocate(8 + 3 * 12 + 13).put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", new byte[0]);
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    private static void chunk(ByteBuffer file, String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.ISO_8859_1));
        checksum.update(content);
        file.putInt(content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        file.putInt((int) checksum.getValue());
    }
}
