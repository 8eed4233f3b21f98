package io.ganymede.cli.endtoend;

import io.ganymede.common.latent.PhiloxStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A small data set that a classifier learns in seconds: in class c of four, quadrant c of a 28 x 28 image is bright. */
final class PatternImages {
    private static final int SIDE = 28;
    private static final int CLASSES = 4;

    private PatternImages() {}

    static void write(Path directory, String prefix, int count) throws IOException {
        try (DataOutputStream images = open(directory.resolve(prefix + "-images-idx3-ubyte.gz"));
                DataOutputStream labels = open(directory.resolve(prefix + "-labels-idx1-ubyte.gz"))) {
            images.writeInt(0x803);
            images.writeInt(count);
            images.writeInt(SIDE);
            images.writeInt(SIDE);
            labels.writeInt(0x801);
            labels.writeInt(count);
            for (int i = 0; i < count; i++) {
                labels.writeByte(i % CLASSES);
                writeImage(images, i % CLASSES, new PhiloxStream(0, prefix, i));
            }
        }
    }

    /** The noise of each image is its own: no image is in two splits. */
    private static void writeImage(DataOutputStream images, int label, PhiloxStream noise) throws IOException {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int quadrant = (row < SIDE / 2 ? 0 : 2) + (column < SIDE / 2 ? 0 : 1);
                images.writeByte((quadrant == label ? 200 : 0) + noise.nextInt(40));
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }
}
