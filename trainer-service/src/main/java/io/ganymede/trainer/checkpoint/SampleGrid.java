package io.ganymede.trainer.checkpoint;

import io.ganymede.common.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A picture of samples: one row a condition, one column an image seed; the same seeds at every checkpoint, so that pictures of a
 * run can be laid side by side.
 */
final class SampleGrid {
    private static final int COLUMNS = 10;
    private static final double HALF_RANGE = 127.5;

    private SampleGrid() {}

    /** Columns of the seeds 0 to 9 in every row; where rows have no condition the seeds go on from row to row. */
    static List<GeneratorSampler.Wish> wishes(SampleRows rows) {
        List<GeneratorSampler.Wish> wishes = new ArrayList<>();
        for (List<Float> condition : rows.conditions()) {
            int first = condition.isEmpty() ? wishes.size() : 0;
            for (int column = 0; column < COLUMNS; column++) {
                wishes.add(new GeneratorSampler.Wish(condition, (long) first + column));
            }
        }
        return wishes;
    }

    /**
     * Writes a PNG.
     *
     * @param images [rows x 10, C, H, W] in [-1, 1], C 1 or 3 (more channels: the first three, as colours)
     */
    static void write(Path file, Tensor images) throws IOException {
        int channels = Math.toIntExact(images.shape().get(1));
        int height = Math.toIntExact(images.shape().get(2));
        int width = Math.toIntExact(images.shape().get(3));
        int rows = Math.toIntExact(images.shape().get(0)) / COLUMNS;
        int type = channels < 3 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage picture = new BufferedImage(COLUMNS * width, rows * height, type);
        FloatBuffer values = images.floats();
        int plane = height * width;
        for (int y = 0; y < rows * height; y++) {
            for (int x = 0; x < COLUMNS * width; x++) {
                int image = y / height * COLUMNS + x / width;
                int pixel = image * channels * plane + y % height * width + x % width;
                for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
                    float value = values.get(pixel + band * plane);
                    picture.getRaster().setSample(x, y, band, (int) Math.round((value + 1) * HALF_RANGE));
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", out);
        }
    }
}
