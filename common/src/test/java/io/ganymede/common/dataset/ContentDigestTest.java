package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentDigestTest {
    private static final Shape SHAPE = Shape.of(1, 1, 2);
    private static final LabelSpace LABELS =
            new LabelSpace(List.of("a", "b"), List.of(Attribute.real("age", 0, 9)), List.of());
    private static final Example FIRST = new Example("train", 1, 0, 5);
    private static final Example SECOND = new Example("train", 2, 1, 6);
    private static final Example THIRD = new Example("test", 3, 1, 7);
    private static final String DIGEST = digest(SHAPE, LABELS, FIRST, SECOND, THIRD);

    /** An example whose pixels are (pixel, 0). */
    private record Example(String split, int pixel, int label, float age) {}

    @Test
    void theOrderDoesNotMatter() {
        assertThat(DIGEST).matches("[0-9a-f]{64}");
        assertThat(digest(SHAPE, LABELS, THIRD, SECOND, FIRST)).isEqualTo(DIGEST);
    }

    @Test
    void everythingElseDoes() {
        assertThat(List.of(
                        digest(SHAPE, LABELS, new Example("train", 9, 0, 5), SECOND, THIRD),
                        digest(SHAPE, LABELS, new Example("train", 1, 1, 5), SECOND, THIRD),
                        digest(SHAPE, LABELS, new Example("train", 1, LabelSpace.UNLABELLED, 5), SECOND, THIRD),
                        digest(SHAPE, LABELS, new Example("train", 1, 0, 4), SECOND, THIRD),
                        digest(SHAPE, LABELS, new Example("test", 1, 0, 5), SECOND, THIRD),
                        digest(SHAPE, LABELS, FIRST, SECOND),
                        digest(SHAPE, LABELS, FIRST, FIRST, SECOND, THIRD),
                        digest(Shape.of(2, 1, 1), LABELS, FIRST, SECOND, THIRD),
                        digest(SHAPE, names("a", "c", "age"), FIRST, SECOND, THIRD),
                        digest(SHAPE, names("a", "b", "years"), FIRST, SECOND, THIRD)))
                .doesNotHaveDuplicates()
                .doesNotContain(DIGEST);
    }

    @Test
    void labelsThatTradePlacesAreNotTheSame() {
        assertThat(digest(SHAPE, LABELS, new Example("train", 1, 1, 5), new Example("train", 2, 0, 6), THIRD))
                .isNotEqualTo(DIGEST);
    }

    @Test
    void aSplitAddsItsExamples(@TempDir Path folder) {
        // Given
        Path path = folder.resolve("train.safetensors");
        SafetensorsWriter.write(
                path,
                Map.of(
                        SplitDescription.IMAGES, Tensor.ofBytes(List.of(2L, 1L, 1L, 2L), new byte[] {2, 0, 1, 0}),
                        SplitDescription.LABELS, Tensor.ofLongs(List.of(2L), new long[] {1, 0}),
                        SplitDescription.ATTRIBUTES, Tensor.ofFloats(List.of(2L, 1L), new float[] {6, 5})),
                Map.of());
        SplitDescription description =
                new SplitDescription(new ArtifactRef("k", "0".repeat(64), 1), 2, List.of(1L, 1L), 0, List.of(5.5));
        DatasetManifest manifest = Manifests.of("dots", "1", SHAPE, LABELS, Map.of("train", description));

        // When
        ContentDigest digest = new ContentDigest(SHAPE, LABELS);
        try (DatasetSplit split = DatasetSplit.open(path, manifest, "train")) {
            digest.add("train", split);
        }

        // Then
        assertThat(digest.value()).isEqualTo(digest(SHAPE, LABELS, FIRST, SECOND));
    }

    private static LabelSpace names(String first, String second, String attribute) {
        return new LabelSpace(List.of(first, second), List.of(Attribute.real(attribute, 0, 9)), List.of());
    }

    private static String digest(Shape shape, LabelSpace labels, Example... examples) {
        ContentDigest digest = new ContentDigest(shape, labels);
        for (Example example : examples) {
            byte[] pixels = Digest.sha256().digest(new byte[] {(byte) example.pixel(), 0});
            digest.add(example.split(), pixels, example.label(), new float[] {example.age()});
        }
        return digest.value();
    }
}
