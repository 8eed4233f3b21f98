package io.ganymede.cli.benchmark;

import io.ganymede.common.latent.PhiloxStream;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Different 32 x 32 RGB images of ten classes: a gradient with a little noise, so that PNG has something to do. */
final class GeneratedImages {
    private static final int SIDE = 32;
    private static final int CLASSES = 10;
    private static final int COLOURS = 3;

    private GeneratedImages() {}

    /** A directory a class. */
    static void folders(Path directory, int count) throws IOException {
        for (int label = 0; label < CLASSES; label++) {
            Files.createDirectories(directory.resolve("class" + label));
        }
        byte[] pixels = new byte[COLOURS * SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            fill(pixels, i);
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int place = 0; place < SIDE * SIDE; place++) {
                int rgb = (pixels[place] & 0xff) << 16
                        | (pixels[place + SIDE * SIDE] & 0xff) << 8
                        | (pixels[place + 2 * SIDE * SIDE] & 0xff);
                image.setRGB(place % SIDE, place / SIDE, rgb);
            }
            Path file = directory.resolve("class" + i % CLASSES).resolve(i + ".png");
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        }
    }

    /** CIFAR-10's binary layout. */
    static void cifar(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        byte[] pixels = new byte[COLOURS * SIDE * SIDE];
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(directory.resolve("data_batch_1.bin")))) {
            for (int i = 0; i < count; i++) {
                fill(pixels, i);
                out.write(i % CLASSES);
                out.write(pixels);
            }
        }
    }

    private static void fill(byte[] pixels, int number) {
        PhiloxStream noise = new PhiloxStream(0, "benchmark-images", number);
        int red = noise.nextInt(200);
        for (int place = 0; place < pixels.length; place++) {
            pixels[place] = (byte) (red + place % SIDE + noise.nextInt(8));
        }
    }
}
