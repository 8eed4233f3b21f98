package io.ganymede.cli.endtoend;

import io.ganymede.common.latent.PhiloxStream;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Files in the exact layouts of published data sets. The top left pixel of an image has the red value {@code 10 label}, green 200,
 * blue 30; the rest is noise of the image's own.
 */
final class PublishedLayouts {
    private static final int GREEN = 200;
    private static final int BLUE = 30;

    private PublishedLayouts() {}

    /** CIFAR-100's binary version: a coarse label, a fine label, then planes; 100 fine classes in 20 coarse ones. */
    static void cifar100(Path directory, int perClass) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("cifar-100-binary"));
        Files.write(folder.resolve("fine_label_names.txt"), names("fine", 100));
        Files.write(folder.resolve("coarse_label_names.txt"), names("coarse", 20));
        for (String split : List.of("train", "test")) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(split + ".bin")))) {
                for (int i = 0; i < 100 * perClass; i++) {
                    int fine = i % 100;
                    int coarse = fine / 5;
                    BufferedImage image = image(32, coarse, split, i);
                    out.write(coarse);
                    out.write(fine);
                    for (int shift = 16; shift >= 0; shift -= 8) {
                        for (int pixel = 0; pixel < 32 * 32; pixel++) {
                            out.write(image.getRGB(pixel % 32, pixel / 32) >> shift);
                        }
                    }
                }
            }
        }
    }

    /** Tiny ImageNet: train/WNID/images, val/images with val_annotations.txt, wnids.txt, words.txt, 64 x 64 JPEG. */
    static void tinyImageNet(Path directory, List<String> wnids, int perClass) throws IOException {
        Files.write(directory.resolve("wnids.txt"), wnids);
        Files.write(
                directory.resolve("words.txt"),
                IntStream.range(0, wnids.size())
                        .mapToObj(c -> wnids.get(c) + "\tthing " + c + ", other name " + c)
                        .toList());
        Path val = Files.createDirectories(directory.resolve("val").resolve("images"));
        StringBuilder annotations = new StringBuilder();
        for (int c = 0; c < wnids.size(); c++) {
            Path train = directory.resolve("train").resolve(wnids.get(c));
            Path images = Files.createDirectories(train.resolve("images"));
            StringBuilder boxes = new StringBuilder();
            for (int i = 0; i < perClass; i++) {
                String name = wnids.get(c) + "_" + i + ".JPEG";
                write(image(64, c, "train", c * perClass + i), "jpg", images.resolve(name));
                boxes.append(name).append("\t0\t0\t62\t62\n");
                String valName = "val_" + (i * wnids.size() + c) + ".JPEG";
                write(image(64, c, "val", c * perClass + i), "jpg", val.resolve(valName));
                annotations.append(valName).append('\t').append(wnids.get(c)).append("\t0\t32\t44\t62\n");
            }
            Files.writeString(train.resolve(wnids.get(c) + "_boxes.txt"), boxes);
        }
        Files.writeString(directory.resolve("val").resolve("val_annotations.txt"), annotations);
    }

    /** CelebA: img_align_celeba, list_attr_celeba.txt with its count line, list_eval_partition.txt; 178 x 218 JPEG. */
    static void celebA(Path directory, int count) throws IOException {
        List<String> names = List.of("Black_Hair", "Blond_Hair", "Smiling");
        Path images = Files.createDirectories(directory.resolve("img_align_celeba"));
        StringBuilder attributes = new StringBuilder(count + "\n" + String.join(" ", names) + " \n");
        StringBuilder partition = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "%06d.jpg", i + 1);
            write(portrait(i), "jpg", images.resolve(name));
            boolean[] holds = {i % 3 == 0, i % 3 == 1, i % 2 == 0};
            attributes.append(name);
            for (boolean each : holds) {
                attributes.append(each ? "  1" : " -1");
            }
            attributes.append('\n');
            partition
                    .append(name)
                    .append(' ')
                    .append(i % 10 < 8 ? 0 : i % 10 - 7)
                    .append('\n');
        }
        Files.writeString(directory.resolve("list_attr_celeba.txt"), attributes);
        Files.writeString(directory.resolve("list_eval_partition.txt"), partition);
    }

    /** A directory a class with PNG files, no splits. */
    static void folders(Path directory, int side, List<String> classes, int perClass) throws IOException {
        for (int c = 0; c < classes.size(); c++) {
            Path folder = Files.createDirectories(directory.resolve(classes.get(c)));
            for (int i = 0; i < perClass; i++) {
                write(image(side, c, "folders", c * perClass + i), "png", folder.resolve("image" + i + ".png"));
            }
        }
    }

    private static BufferedImage image(int side, int label, String stream, int number) {
        BufferedImage image = noise(side, side, stream, number);
        // A block, for JPEG spreads a single pixel.
        int block = side / 4;
        for (int pixel = 0; pixel < block * block; pixel++) {
            image.setRGB(pixel % block, pixel / block, (10 * label) << 16 | GREEN << 8 | BLUE);
        }
        return image;
    }

    private static BufferedImage portrait(int number) {
        return noise(178, 218, "portraits", number);
    }

    private static BufferedImage noise(int width, int height, String stream, int number) {
        PhiloxStream random = new PhiloxStream(0, stream, number);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }

    private static void write(BufferedImage image, String format, Path file) {
        try {
            if (!ImageIO.write(image, format, file.toFile())) {
                throw new IllegalStateException("this Java cannot write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "_" + i).collect(Collectors.toList());
    }
}
