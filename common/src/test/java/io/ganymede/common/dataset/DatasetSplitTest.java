package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSplitTest {
    private static final Shape SHAPE = Shape.of(1, 1, 2);
    private static final Tensor IMAGES = Tensor.ofBytes(List.of(3L, 1L, 1L, 2L), new byte[] {1, 2, 3, 4, 5, -1});
    private static final Tensor LABELS = Tensor.ofLongs(List.of(3L), new long[] {1, 0, 1});

    private final Path path;

    DatasetSplitTest(@TempDir Path folder) {
        path = folder.resolve("train.safetensors");
    }

    @Test
    void imagesAndLabelsAreRead() {
        // Given
        write(IMAGES, LABELS);
        byte[] copy = new byte[3];
        ByteBuffer view;

        // When
        try (DatasetSplit split = open()) {
            split.copyImage(1, copy, 0);
            view = split.image(2);
            assertThat(split.count()).isEqualTo(3);
            assertThat(split.imageShape()).isEqualTo(SHAPE);
            assertThat(List.of(split.label(0), split.label(1), split.label(2))).containsExactly(1, 0, 1);
        }

        // Then
        assertThat(copy).containsExactly(3, 4, 0);
        assertThat(view.isReadOnly()).isTrue();
        assertThat(view).isEqualTo(ByteBuffer.wrap(new byte[] {5, -1}));
    }

    @Test
    void aFileCanSpeakForItself() {
        // Given
        write(IMAGES, LABELS);

        // Then
        try (DatasetSplit split = DatasetSplit.open(path, List.of("a", "b"))) {
            assertThat(split.imageShape()).isEqualTo(SHAPE);
            assertThat(split.labelled()).containsExactly(0, 1, 2);
            assertThat(split.label(2)).isEqualTo(1);
            assertThat(split.image(2)).isEqualTo(ByteBuffer.wrap(new byte[] {5, -1}));
        }
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DatasetSplit.open(path, List.of("a")))
                .withMessageContaining("has a label out of range at image 0: got 1, expected 0 to 0, or -1 for none");
    }

    @Test
    void aFileThatHoldsNoImagesIsRefused() {
        write(Tensor.ofBytes(List.of(3L, 2L), new byte[6]), LABELS);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DatasetSplit.open(path, List.of("a", "b")))
                .withMessageContaining("holds no images: got [3, 2], expected [N, C, H, W]")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
        write(Tensor.ofFloats(List.of(3L, 1L, 1L, 2L), new float[6]), LABELS);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DatasetSplit.open(path, List.of("a", "b")))
                .withMessageContaining("got F32 [3, 1, 1, 2], expected U8 [3, 1, 1, 2]");
    }

    @Test
    void anIndexOutOfRangeIsRefused() {
        // Given
        write(IMAGES, LABELS);

        // Then
        try (DatasetSplit split = open()) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> split.image(3));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> split.image(-1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> split.label(3));
        }
    }

    @Test
    void aFileThatIsNotWhatTheManifestSaysIsRefused() {
        refused(
                Tensor.ofBytes(List.of(3L, 1L, 2L, 1L), new byte[6]),
                LABELS,
                "has a tensor 'images' that does not fit its manifest: got U8 [3, 1, 2, 1], expected U8 [3, 1, 1, 2]");
        refused(
                Tensor.ofFloats(List.of(3L, 1L, 1L, 2L), new float[6]),
                LABELS,
                "got F32 [3, 1, 1, 2], expected U8 [3, 1, 1, 2]");
        refused(
                IMAGES,
                Tensor.ofLongs(List.of(2L), new long[2]),
                "'labels' that does not fit its manifest: got I64 [2]");
        refused(
                IMAGES,
                Tensor.ofLongs(List.of(3L), new long[] {1, 0, 2}),
                "has a label out of range at image 2: got 2, expected 0 to 1");
        refused(IMAGES, Tensor.ofLongs(List.of(3L), new long[] {1, -2, 1}), "at image 1: got -2, expected 0 to 1");
        refused(
                IMAGES,
                Tensor.ofLongs(List.of(3L), new long[] {1, -1, 1}),
                "has other class counts than its manifest: got [0, 2] and 1 unlabelled, expected [1, 2] and 0");
        refused(
                IMAGES,
                Tensor.ofLongs(List.of(3L), new long[] {1, 1, 1}),
                "has other class counts than its manifest: got [0, 3] and 0 unlabelled, expected [1, 2] and 0");
    }

    @Test
    void aFileWithoutLabelsIsRefused() {
        // Given
        SafetensorsWriter.write(path, Map.of(SplitDescription.IMAGES, IMAGES), Map.of());

        // Then
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(this::open)
                .withMessageContaining("has no tensor 'labels'; known: [images]")
                .returns(Reason.INVALID_FILE, PlatformException::reason);
    }

    @Test
    void anUnknownSplitAndAnAbsentFileAreRefused() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DatasetSplit.open(path, manifest(), "valid"))
                .withMessage("data set 'dots' has no split 'valid'; known: [train]")
                .returns(Reason.DATASET_UNAVAILABLE, PlatformException::reason);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(this::open)
                .returns(Reason.NOT_FOUND, PlatformException::reason);
    }

    private void refused(Tensor images, Tensor labels, String message) {
        write(images, labels);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(this::open)
                .withMessageStartingWith("split 'train' of data set 'dots' in file '" + path + "' has ")
                .withMessageContaining(message)
                .returns(Reason.INVALID_FILE, PlatformException::reason);
    }

    private DatasetSplit open() {
        return DatasetSplit.open(path, manifest(), "train");
    }

    private void write(Tensor images, Tensor labels) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(SplitDescription.IMAGES, images);
        tensors.put(SplitDescription.LABELS, labels);
        SafetensorsWriter.write(path, tensors, Map.of());
    }

    private static DatasetManifest manifest() {
        ArtifactRef file = new ArtifactRef("datasets/dots/1/train.safetensors", "ab".repeat(32), 1);
        return Manifests.ofClasses(
                "dots",
                SHAPE,
                List.of("even", "odd"),
                Map.of("train", SplitDescription.ofClasses(file, List.of(1L, 2L))));
    }
}
