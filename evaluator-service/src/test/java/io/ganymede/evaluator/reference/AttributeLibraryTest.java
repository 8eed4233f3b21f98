package io.ganymede.evaluator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.world.SmallWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeLibraryTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final AttributeLibrary library = new AttributeLibrary(store);

    @Test
    void givesTheWantedColumnsOfImagesWhoseAttributesAreKnown() {
        AttributeTable table = library.of(split(), List.of("age", "smile"));

        assertThat(table.rows()).as("the second image has no known attributes").isEqualTo(2);
        assertThat(row(table, 0)).containsExactly(30f, 1f);
        assertThat(row(table, 1)).containsExactly(40.5f, 0f);
    }

    @Test
    void remembersWithoutTheStore() {
        RealSplit split = split();
        AttributeTable table = library.of(split, List.of("age", "smile"));
        store.list("").forEach(store::remove);

        assertThat(library.of(split, List.of("age", "smile"))).isSameAs(table);
    }

    @Test
    void namesAnAttributeThatTheDataSetLacks() {
        assertThatThrownBy(() -> library.of(split(), List.of("smil")))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContaining("data set 'faces': unknown attribute 'smil'; did you mean 'smile'?");
    }

    /** Three images with a class but for the second; attributes smile, hat, age. */
    private RealSplit split() {
        Map<String, Tensor> tensors = Map.of(
                SplitDescription.IMAGES,
                Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[3]),
                SplitDescription.LABELS,
                Tensor.ofLongs(List.of(3L), new long[] {0, LabelSpace.UNLABELLED, 1}),
                SplitDescription.ATTRIBUTES,
                Tensor.ofFloats(List.of(3L, 3L), new float[] {1, 0, 30, Float.NaN, Float.NaN, Float.NaN, 0, 1, 40.5f}));
        ArtifactRef file = store.put(
                "datasets/faces/1/test.safetensors",
                SafetensorsWriter.toBytes(tensors, Map.of()),
                "application/octet-stream");
        DatasetManifest dataset = Manifests.of(
                "faces",
                "1",
                Shape.of(1, 1, 1),
                new LabelSpace(
                        List.of("a", "b"),
                        List.of(Attribute.binary("smile"), Attribute.binary("hat"), Attribute.real("age", 30, 50)),
                        List.of()),
                Map.of("test", new SplitDescription(file, 3, List.of(1L, 1L), 1, List.of(0.5, 0.5, 35.25))));
        ReferenceClassifier classifier = new ReferenceClassifier(
                SmallWorld.in(store, "small").publishClassifier(), new ArtifactRef("models", "00".repeat(32), 1));
        return new RealSplit(dataset, "ab".repeat(32), "test", classifier);
    }

    private static float[] row(AttributeTable table, int row) {
        float[] values = new float[2];
        table.copyRow(row, values);
        return values;
    }
}
