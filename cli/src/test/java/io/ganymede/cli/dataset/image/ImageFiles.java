package io.ganymede.cli.dataset.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Image files for tests. */
public final class ImageFiles {
    private ImageFiles() {}

    /** A file in a format of ImageIO. */
    public static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A grey PNG file of 2 x 2 pixels of one value. */
    public static byte[] greyPng(int value) {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 2, 2, new int[] {value, value, value, value});
        return encoded(image, "png");
    }

    /** Writes a file and the directories above it. */
    public static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that make.py wrote. */
    static byte[] resource(String name) throws IOException {
        try (InputStream in = ImageFiles.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
