package io.ganymede.trainer.watch;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.condition.LabelRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Grey images of 2x2 pixels of one brightness each, with attributes. */
final class LabelledImages {
    private static final Shape SHAPE = Shape.of(1, 2, 2);

    private LabelledImages() {}

    /** Rows of attributes of images that have the given brightness, 0 to 255. */
    static LabelRows attributes(Path directory, List<Attribute> attributes, int[] brightness, float[]... vectors) {
        long count = brightness.length;
        byte[] pixels = new byte[brightness.length * SHAPE.elements()];
        float[] values = new float[brightness.length * attributes.size()];
        for (int i = 0; i < brightness.length; i++) {
            Arrays.fill(pixels, i * SHAPE.elements(), (i + 1) * SHAPE.elements(), (byte) brightness[i]);
            System.arraycopy(vectors[i], 0, values, i * attributes.size(), attributes.size());
        }
        Path file = directory.resolve("attributes.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        SplitDescription.IMAGES,
                        Tensor.ofBytes(List.of(count, 1L, 2L, 2L), pixels),
                        SplitDescription.ATTRIBUTES,
                        Tensor.ofFloats(List.of(count, (long) attributes.size()), values)),
                Map.of());
        SplitDescription split = new SplitDescription(
                new ArtifactRef("attributes", "0".repeat(64), 0),
                count,
                List.of(),
                count,
                Collections.nCopies(attributes.size(), 0.5));
        DatasetManifest manifest = Manifests.of(
                "attributes",
                "1",
                SHAPE,
                new LabelSpace(List.of(), attributes, List.of()),
                Map.of(DatasetManifest.TRAIN, split));
        return new LabelRows(
                ConditionSpace.ofAttributes(attributes, List.of()),
                DatasetSplit.open(file, manifest, DatasetManifest.TRAIN));
    }
}
