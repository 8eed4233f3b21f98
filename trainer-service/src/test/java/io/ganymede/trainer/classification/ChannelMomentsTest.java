package io.ganymede.trainer.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelMomentsTest {
    @Test
    void momentsAreOfTheChosenImagesByChannel(@TempDir Path folder) {
        // Given: two channels of two pixels; the second channel is 51 = 0.2 everywhere
        Path file = folder.resolve("images.safetensors");
        byte[] pixels = {0, (byte) 255, 51, 51, (byte) 255, (byte) 255, 51, 51, 7, 7, 7, 7};
        SafetensorsWriter.write(
                file,
                Map.of(
                        "images", Tensor.ofBytes(List.of(3L, 2L, 1L, 2L), pixels),
                        "labels", Tensor.ofLongs(List.of(3L), new long[3])),
                Map.of());

        try (DatasetSplit split = DatasetSplit.open(file, List.of("only"))) {
            // When
            ChannelMoments moments = ChannelMoments.of(new LabelledImages(split, new int[] {0, 1}));

            // Then: of 0, 1, 1, 1 the mean is 3/4 and the variance 3/16
            assertThat(moments.mean().get(0)).isCloseTo(0.75, within(1e-15));
            assertThat(moments.deviation().get(0)).isCloseTo(Math.sqrt(3) / 4, within(1e-15));
            assertThat(moments.mean().get(1)).isCloseTo(0.2, within(1e-15));
            assertThat(moments.deviation().get(1)).as("nothing to divide by").isEqualTo(1);
        }
    }
}
