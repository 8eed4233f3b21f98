package io.ganymede.cli.dataset.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP file: four letters, length, content, padded to an even length. Animated images are refused. */
final class WebpChunks {
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    private WebpChunks() {}

    static void requireStill(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long position = HEADER_BYTES;
        while (position + CHUNK_HEADER_BYTES <= file.length) {
            String name = new String(file, (int) position, 4, StandardCharsets.ISO_8859_1);
            switch (name) {
                case "ANIM", "ANMF" -> throw new IOException("it is animated; convert the frame to PNG first");
                default -> {
                    long length = bytes.getInt((int) position + 4) & 0xffffffffL;
                    position += CHUNK_HEADER_BYTES + length + length % 2;
                }
            }
        }
    }
}
