package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSplitTest {
    private static final Tensor IMAGES =
            Tensor.ofBytes(List.of(2L, 1L, 1L, 2L), new byte[] {1, 2, (byte) 200, (byte) 255});

    private final Path directory;

    ImageSplitTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void imagesAndLabelsAreRead() {
        ImageSplit split = split(IMAGES, Tensor.ofLongs(List.of(2L), new long[] {1, 0}));
        assertThat(split.count()).isEqualTo(2);
        assertThat(split.imageShape()).isEqualTo(Shape.of(1, 1, 2));
        assertThat(split.label(0)).isEqualTo(1);
        assertThat(split.pixels(new int[] {1, 0, 1}))
                .containsExactly((byte) 200, (byte) 255, (byte) 1, (byte) 2, (byte) 200, (byte) 255);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused(IMAGES, Tensor.ofLongs(List.of(3L), new long[3]), "labels");
        assertRefused(IMAGES, Tensor.ofLongs(List.of(2L), new long[] {0, 3}), "out of range: got 3");
        assertRefused(IMAGES, Tensor.ofLongs(List.of(2L), new long[] {-1, 0}), "out of range: got -1");
        assertRefused(
                Tensor.ofFloats(List.of(2L, 1L, 1L, 1L), new float[2]),
                Tensor.ofLongs(List.of(2L), new long[2]),
                "images U8");
    }

    private void assertRefused(Tensor images, Tensor labels, String message) {
        assertThatThrownBy(() -> split(images, labels))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining(message);
    }

    private ImageSplit split(Tensor images, Tensor labels) {
        Path file = directory.resolve("split.safetensors");
        SafetensorsWriter.write(file, Map.of("images", images, "labels", labels), Map.of());
        return ImageSplit.open(file, 3);
    }
}
