package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three images that have attributes, and perhaps classes. */
class DatasetSplitAttributesTest {
    private static final Shape SHAPE = Shape.of(1, 1, 1);
    private static final List<Attribute> COLUMNS = List.of(Attribute.binary("blond"), Attribute.real("age", 0.1, 2));
    private static final LabelSpace WITH_CLASSES = new LabelSpace(List.of("a", "b"), COLUMNS, List.of());
    private static final LabelSpace WITHOUT_CLASSES = new LabelSpace(List.of(), COLUMNS, List.of());
    private static final float NAN = Float.NaN;

    private final Path path;

    DatasetSplitAttributesTest(@TempDir Path folder) {
        this.path = folder.resolve("train.safetensors");
    }

    @Test
    void attributesAreReadByColumn() {
        // Given: 0.1 as a float is a little more than 0.1 as a double
        float[] target = {9, 9, 9};
        write(new long[] {1, -1, 0}, 0, 0.1f, NAN, NAN, 1, 2);

        // When
        try (DatasetSplit split = open(WITH_CLASSES, List.of(1L, 1L), 1)) {
            split.copyAttributes(0, target);
            assertThat(target).containsExactly(0, 0.1f, 9);
            split.copyAttributes(1, target);
            assertThat(target).containsExactly(NAN, NAN, 9);
            split.copyAttributes(2, target);
            assertThat(target).containsExactly(1, 2, 9);

            // Then
            assertThat(split.labelled()).containsExactly(0, 2);
            assertThat(split.label(1)).isEqualTo(LabelSpace.UNLABELLED);
        }
    }

    @Test
    void withoutClassesNoLabelsAreNeeded() {
        write(null, 0, 1, 1, 1, 0, 1);

        try (DatasetSplit split = open(WITHOUT_CLASSES, List.of(), 0)) {
            assertThat(split.count()).isEqualTo(3);
            assertThat(split.labelled()).isEmpty();
        }
    }

    @Test
    void withoutAttributesNoneAreCopied() {
        float[] target = {9};
        SafetensorsWriter.write(
                path, Map.of(SplitDescription.IMAGES, Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[3])), Map.of());

        try (DatasetSplit split = open(new LabelSpace(List.of(), List.of(), List.of()), List.of(), 0)) {
            split.copyAttributes(2, target);
        }
        assertThat(target).containsExactly(9);
    }

    @Test
    void onlyAnUnlabelledImageMayHaveUnknownAttributes() {
        write(new long[] {1, -1, 0}, 0, 1, NAN, NAN, 1, NAN);
        refused(
                WITH_CLASSES,
                List.of(1L, 1L),
                1,
                "attribute 'age' out of range at image 2: got NaN, expected 0.1 to 2.0");

        // An image of a data set without classes has attributes or is of no use
        write(null, 0, 1, NAN, 1, 0, 1);
        refused(WITHOUT_CLASSES, List.of(), 0, "attribute 'blond' out of range at image 1: got NaN, expected 0 or 1");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        write(new long[] {1, -1, 0}, 0, 1, 0.5f, NAN, 1, 1);
        refused(
                WITH_CLASSES,
                List.of(1L, 1L),
                1,
                "attribute 'blond' out of range at image 1: got 0.5, expected 0 or 1");
        write(new long[] {1, -1, 0}, 0, 1, 0, 0, 1, 2.1f);
        refused(
                WITH_CLASSES,
                List.of(1L, 1L),
                1,
                "attribute 'age' out of range at image 1: got 0.0, expected 0.1 to 2.0");
        write(new long[] {1, 1, 0}, 0, 1, 0, 1, 1, Float.POSITIVE_INFINITY);
        refused(WITH_CLASSES, List.of(1L, 2L), 0, "attribute 'age' out of range at image 2: got Infinity");
    }

    @Test
    void attributesThatAreNotThereOrOfAnotherShapeAreRefused() {
        SafetensorsWriter.write(
                path, Map.of(SplitDescription.IMAGES, Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[3])), Map.of());
        refused(WITHOUT_CLASSES, List.of(), 0, "has no tensor 'attributes'; known: [images]");
        SafetensorsWriter.write(
                path,
                Map.of(
                        SplitDescription.IMAGES, Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[3]),
                        SplitDescription.ATTRIBUTES, Tensor.ofFloats(List.of(2L, 3L), new float[6])),
                Map.of());
        refused(
                WITHOUT_CLASSES,
                List.of(),
                0,
                "'attributes' that does not fit its manifest: got F32 [2, 3], expected F32 [3, 2]");
    }

    @Test
    void anotherNumberOfUnlabelledImagesIsRefused() {
        write(new long[] {1, -1, 0}, 0, 1, 0, 1, 1, 1);
        refused(WITH_CLASSES, List.of(1L, 1L), 0, "got [1, 1] and 1 unlabelled, expected [1, 1] and 0");
    }

    private void refused(LabelSpace labels, List<Long> classCounts, long unlabelled, String message) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> open(labels, classCounts, unlabelled))
                .withMessageContaining(message)
                .returns(Reason.INVALID_FILE, PlatformException::reason);
    }

    private DatasetSplit open(LabelSpace labels, List<Long> classCounts, long unlabelled) {
        SplitDescription split =
                new SplitDescription(new ArtifactRef("k", "0".repeat(64), 1), 3, classCounts, unlabelled, List.of());
        return DatasetSplit.open(path, Manifests.of("dots", "1", SHAPE, labels, Map.of("train", split)), "train");
    }

    private void write(long @Nullable [] labels, float... attributes) {
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put(SplitDescription.IMAGES, Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[3]));
        tensors.put(SplitDescription.ATTRIBUTES, Tensor.ofFloats(List.of(3L, 2L), attributes));
        if (labels != null) {
            tensors.put(SplitDescription.LABELS, Tensor.ofLongs(List.of(3L), labels));
        }
        SafetensorsWriter.write(path, tensors, Map.of());
    }
}
