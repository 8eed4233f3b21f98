package io.ganymede.trainer.condition;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Images of one pixel with attributes. */
public final class AttributeImages {
    /** hair: one of three or none; skin: one of two; hat goes with dark skin alone. */
    static final LabelSpace FACES = new LabelSpace(
            List.of(),
            List.of(
                    Attribute.binary("black"),
                    Attribute.binary("blond"),
                    Attribute.binary("red"),
                    Attribute.binary("light"),
                    Attribute.binary("dark"),
                    Attribute.binary("hat")),
            List.of(
                    new AttributeGroup("hair", List.of("black", "blond", "red"), false),
                    new AttributeGroup("skin", List.of("light", "dark"), true)));

    /** Rows of {@link #FACES}: 4 black, 2 blond, 1 red, 1 bald; 5 light, 3 dark; 3 with hats. */
    static final float[][] FACE_ROWS = {
        {1, 0, 0, 1, 0, 0},
        {1, 0, 0, 1, 0, 0},
        {1, 0, 0, 0, 1, 1},
        {1, 0, 0, 0, 1, 1},
        {0, 1, 0, 1, 0, 0},
        {0, 1, 0, 1, 0, 0},
        {0, 0, 1, 1, 0, 0},
        {0, 0, 0, 0, 1, 1}
    };

    private AttributeImages() {}

    /** Real attributes a, b, ... in [-1000, 1000]. */
    public static LabelSpace real(int columns) {
        return new LabelSpace(
                List.of(),
                IntStream.range(0, columns)
                        .mapToObj(column -> Attribute.real(Character.toString('a' + column), -1000, 1000))
                        .toList(),
                List.of());
    }

    /** Rows of independent standard normal values. */
    public static float[][] normalRows(int rows, int columns) {
        float[][] values = new float[rows][columns];
        PhiloxStream stream = new PhiloxStream(17, "rows", 0);
        for (float[] row : values) {
            stream.normal(row);
        }
        return values;
    }

    /** Images without classes. */
    public static DatasetSplit open(Path directory, LabelSpace space, float[]... rows) {
        return open(directory, space, null, rows);
    }

    /** Images, with the given classes where there are any. */
    static DatasetSplit open(Path directory, LabelSpace space, long @Nullable [] labels, float[]... rows) {
        int columns = space.attributes().size();
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        long count = rows.length;
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put(SplitDescription.IMAGES, Tensor.ofBytes(List.of(count, 1L, 1L, 1L), new byte[rows.length]));
        tensors.put(SplitDescription.ATTRIBUTES, Tensor.ofFloats(List.of(count, (long) columns), values));
        if (labels != null) {
            tensors.put(SplitDescription.LABELS, Tensor.ofLongs(List.of(count), labels));
        }
        Path file = directory.resolve("attributes.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of());
        return DatasetSplit.open(file, manifest(space, labels, count), DatasetManifest.TRAIN);
    }

    private static DatasetManifest manifest(LabelSpace space, long @Nullable [] labels, long count) {
        Long[] counts = new Long[space.classes().size()];
        Arrays.fill(counts, 0L);
        long unlabelled = 0;
        for (long label : labels == null ? new long[0] : labels) {
            if (label == LabelSpace.UNLABELLED) {
                unlabelled++;
            } else {
                counts[(int) label]++;
            }
        }
        SplitDescription split = new SplitDescription(
                new ArtifactRef("attributes", "0".repeat(64), 0), count, List.of(counts), unlabelled, List.of());
        return Manifests.of("attributes", "1", Shape.of(1, 1, 1), space, Map.of(DatasetManifest.TRAIN, split));
    }

    /** The rows as a source sees them. */
    static LabelRows rows(DatasetSplit split, LabelSpace space) {
        return new LabelRows(ConditionSpace.ofAttributes(space.attributes(), space.groups()), split);
    }
}
