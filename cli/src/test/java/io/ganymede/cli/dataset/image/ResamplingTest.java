package io.ganymede.cli.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {
    @Test
    void boxAtFactorTwoIsTheMeanOfTwoByTwo() {
        PixelImage image = Pixels.grey(2, 4, 0, 1, 10, 20, 0, 0, 30, 41);

        // (0 + 1 + 0 + 0) / 4 = 0.25 is 0: rounding between rows and columns would make it 1. (10 + 20 + 30 + 41) / 4 =
        // 25.25.
        assertThat(Pixels.of(Resampling.BOX.resize(image, new ImageSize(1, 2)))).containsExactly(0, 25);
    }

    @Test
    void bilinearReductionByTwoWeighsTwoPixelsOnEachSide() {
        // Centre of output 0 is at 1, kernel 1 - |d| / 2 at distances 0.5, 0.5, 1.5: weights 3/4, 3/4, 1/4 over their
        // sum 7/4.
        PixelImage image = Pixels.grey(1, 4, 70, 140, 210, 0);

        assertThat(Pixels.of(Resampling.BILINEAR.resize(image, new ImageSize(1, 2))))
                .containsExactly((3 * 70 + 3 * 140 + 210) / 7, (140 + 3 * 210) / 7);
    }

    @Test
    void bicubicEnlargementByTwoHasKeysWeights() {
        // Output 3 of 8 is at input 1.75, so that pixel centres lie at distances 1.25, 0.25, 0.75, 1.75:
        // k = -0.0703125, 0.8671875, 0.2265625, -0.0234375 for a = -1/2. Here only the pixel with weight 0.8671875 is
        // 128: 111.
        PixelImage image = Pixels.grey(1, 4, 0, 128, 0, 0);

        assertThat(Pixels.of(Resampling.BICUBIC.resize(image, new ImageSize(1, 8)))[3])
                .isEqualTo(111);
    }

    @ParameterizedTest
    @EnumSource(Resampling.class)
    void aFlatImageStaysFlatAndChannelsStayApart(Resampling rule) {
        PixelImage image = Pixels.rgb(9, 7, (y, x) -> List.of(255, 128, 1));

        PixelImage small = rule.resize(image, new ImageSize(4, 3));
        PixelImage large = rule.resize(image, new ImageSize(10, 21));

        assertThat(small.shape()).isEqualTo(Shape.of(3, 4, 3));
        for (PixelImage resized : List.of(small, large)) {
            for (int y = 0; y < resized.height(); y++) {
                for (int x = 0; x < resized.width(); x++) {
                    assertThat(List.of(resized.value(0, y, x), resized.value(1, y, x), resized.value(2, y, x)))
                            .isEqualTo(List.of(255, 128, 1));
                }
            }
        }
    }

    @Test
    void equalsPillow() throws IOException {
        PixelImage image = Pixels.grey(11, 13, (y, x) -> (x * x * 7 + y * 13 + x * y * 5) % 256);

        JsonNode cases = new ObjectMapper().readTree(ImageFiles.resource("resampling.json"));

        assertThat(cases).hasSize(16);
        for (JsonNode expected : cases) {
            Resampling rule = Resampling.ALL.require(expected.get("rule").asText());
            ImageSize size = new ImageSize(
                    expected.get("height").asInt(), expected.get("width").asInt());
            int[] pixels = new ObjectMapper().convertValue(expected.get("pixels"), int[].class);
            assertThat(Pixels.of(rule.resize(image, size)))
                    .as(rule + " " + size)
                    .isEqualTo(pixels);
        }
    }
}
