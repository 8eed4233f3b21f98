package io.ganymede.cli.dataset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes IDX content for tests. */
final class IdxBytes {
    private IdxBytes() {}

    static byte[] of(int type, int[] dimensions, byte[] elements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt((type << 8) | dimensions.length);
            for (int size : dimensions) {
                out.writeInt(size);
            }
            out.write(elements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Images whose every pixel is 10 times the label plus the image's place within its class. */
    static byte[] images(int classes, int perClass, int side) {
        byte[] pixels = new byte[classes * perClass * side * side];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (side * side);
            pixels[i] = (byte) (10 * (image % classes) + image / classes);
        }
        return of(8, new int[] {classes * perClass, side, side}, pixels);
    }

    /** Labels 0, 1, ..., classes - 1, 0, 1, ... */
    static byte[] labels(int classes, int perClass) {
        byte[] labels = new byte[classes * perClass];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % classes);
        }
        return of(8, new int[] {labels.length}, labels);
    }
}
