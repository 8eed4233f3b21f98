package io.ganymede.trainer.classification;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Small grey images of three classes that take turns, each with one bright quadrant, in a file of a side. */
record ToySide(Path file, int size) {
    static final List<String> CLASSES = List.of("a", "b", "c");

    /**
     * Writes a side.
     *
     * @param size of an image's edges
     * @param labels label of an image by its number; the picture is of class {@code number % 3} in any case
     */
    static ToySide write(Path file, int count, int size, IntUnaryOperator labels) {
        PhiloxStream random = new PhiloxStream(count, file.getFileName().toString(), 0);
        byte[] pixels = new byte[count * size * size];
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = labels.applyAsInt(i);
            for (int p = 0; p < size * size; p++) {
                boolean bright = p / size / (size / 2) * 2 + p % size / (size / 2) == i % CLASSES.size();
                pixels[i * size * size + p] = (byte) ((bright ? 200 : 20) + random.nextInt(40));
            }
        }
        SafetensorsWriter.write(
                file,
                Map.of(
                        "images", Tensor.ofBytes(List.of((long) count, 1L, (long) size, (long) size), pixels),
                        "labels", Tensor.ofLongs(List.of((long) count), numbers)),
                Map.of());
        return new ToySide(file, size);
    }

    /** With the right labels. */
    static ToySide write(Path file, int count) {
        return write(file, count, 8, i -> i % CLASSES.size());
    }

    OrderedSide ordered() {
        return ordered(CLASSES);
    }

    OrderedSide ordered(List<String> classes) {
        return new OrderedSide(file.toString(), file.getFileName().toString(), classes);
    }

    DatasetSplit open() {
        return DatasetSplit.open(file, CLASSES);
    }
}
