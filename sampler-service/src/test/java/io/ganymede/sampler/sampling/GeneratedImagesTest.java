package io.ganymede.sampler.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.network.Shape;
import org.junit.jupiter.api.Test;

class GeneratedImagesTest {
    @Test
    void pixelIsTheFloorOfTheClampedValue() {
        float[] values = {-2f, -1f, -0.999f, 0f, 0.996f, 1f, 3f};

        PixelBatch pixels = new GeneratedImages(Shape.of(1, 1, 7), 1, values).pixels();

        byte[] bytes = new byte[7];
        pixels.bytes().get(bytes);
        // 127.5 v + 128: below 0 -> 0; 0.5 -> 0; 0.6275 -> 0; 128; 254.99 -> 254; 255.5 -> 255; above -> 255.
        assertThat(bytes).containsExactly(0, 0, 0, 128, 254, 255, 255);
    }

    @Test
    void channelsComeLast() {
        // Two images [2, 1, 2]: channel 0 black, channel 1 white.
        float[] values = {-1, -1, 1, 1, 1, 1, -1, -1};

        PixelBatch pixels = new GeneratedImages(Shape.of(2, 1, 2), 2, values).pixels();

        byte[] bytes = new byte[8];
        pixels.bytes().get(bytes);
        assertThat(bytes).containsExactly(0, 255, 0, 255, 255, 0, 255, 0);
        assertThat(pixels.image(1).bytes().get(0)).isEqualTo((byte) 255);
    }
}
