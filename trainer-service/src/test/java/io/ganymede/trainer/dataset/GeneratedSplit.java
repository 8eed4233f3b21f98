package io.ganymede.trainer.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A data set whose splits {@code train} and {@code test} are one file of generated images of any shape. Every byte of image i is
 * {@code (i + 100 label) mod 256}.
 *
 * @param file the file
 */
public record GeneratedSplit(Path file, DatasetManifest manifest) {
    /** Writes images with the given labels, {@link LabelSpace#UNLABELLED} among them. */
    public static GeneratedSplit write(Path directory, Shape shape, int classes, int... labels) {
        byte[] pixels = new byte[labels.length * shape.elements()];
        for (int i = 0; i < labels.length; i++) {
            Arrays.fill(pixels, i * shape.elements(), (i + 1) * shape.elements(), pixel(i, labels[i]));
        }
        long count = labels.length;
        Path file = directory.resolve("generated.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        SplitDescription.IMAGES,
                        Tensor.ofBytes(
                                LongStream.concat(
                                                LongStream.of(count),
                                                shape.dimensions().stream().mapToLong(Integer::longValue))
                                        .boxed()
                                        .toList(),
                                pixels),
                        SplitDescription.LABELS,
                        Tensor.ofLongs(
                                List.of(count),
                                Arrays.stream(labels).asLongStream().toArray())),
                Map.of());
        return new GeneratedSplit(file, manifest(shape, classes, labels));
    }

    /** What each byte of an image is. */
    public static byte pixel(int image, int label) {
        return (byte) (image + 100 * label);
    }

    /** Opens the file as the split {@code train}. */
    public DatasetSplit open() {
        return DatasetSplit.open(file, manifest, DatasetManifest.TRAIN);
    }

    private static DatasetManifest manifest(Shape shape, int classes, int... labels) {
        List<Long> counts = IntStream.range(0, classes)
                .mapToObj(label -> count(labels, label))
                .toList();
        SplitDescription split = new SplitDescription(
                new ArtifactRef("generated", "0".repeat(64), 0),
                labels.length,
                counts,
                count(labels, LabelSpace.UNLABELLED),
                List.of());
        return Manifests.ofClasses(
                "generated",
                shape,
                IntStream.range(0, classes).mapToObj(label -> "class " + label).toList(),
                Map.of(DatasetManifest.TRAIN, split, DatasetManifest.TEST, split));
    }

    private static long count(int[] labels, int wanted) {
        return Arrays.stream(labels).filter(label -> label == wanted).count();
    }
}
