package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, -1};
    private static final Tensor LABELS = Tensor.ofLongs(List.of(3L), new long[] {1, 0, 1});

    private final Path folder;
    private final Path target;
    private final TensorFile images;

    TensorFileTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.target = folder.resolve("train.safetensors");
        this.images = new TensorFile(DataType.U8, List.of(3L, 2L), Files.write(folder.resolve("pixels"), PIXELS));
    }

    @Test
    void aTensorInAFileGivesTheBytesOfOneInMemory() {
        // Given
        Map<String, Tensor> inMemory = Map.of("images", Tensor.ofBytes(List.of(3L, 2L), PIXELS), "labels", LABELS);

        // When
        SafetensorsWriter.write(target, Map.of("labels", LABELS), Map.of("images", images), Map.of("k", "v"));

        // Then
        assertThat(target).hasBinaryContent(SafetensorsWriter.toBytes(inMemory, Map.of("k", "v")));
    }

    @Test
    void theSizeIsTheShapes() {
        assertThat(images.bytes()).isEqualTo(6);
        assertThat(new TensorFile(DataType.F32, List.of(1L << 20, 1L << 12), folder).bytes())
                .isEqualTo(1L << 34);
    }

    @Test
    void contentOfAnotherSizeIsRefusedAndLeavesNothingBehind() throws IOException {
        Files.write(images.content(), new byte[5]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafetensorsWriter.write(target, Map.of(), Map.of("images", images), Map.of()))
                .withMessageContaining("has 5 bytes, expected 6");
        assertThat(folder).isDirectoryNotContaining("glob:**.{tmp,safetensors}");
    }

    @Test
    void aNameGivenTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SafetensorsWriter.write(target, Map.of("images", LABELS), Map.of("images", images), Map.of()))
                .withMessageContaining("tensor 'images' is given twice");
    }
}
