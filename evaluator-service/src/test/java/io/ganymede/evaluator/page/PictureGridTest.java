package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.similarity.ImageStack;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureGridTest {
    @Test
    void everyPixelIsAsItWas() throws IOException {
        byte[] pixels = new byte[3 * 12];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (7 * i);
        }
        List<Picture> three = Picture.allOf(new ImageStack(pixels, Shape.of(3, 2, 2)));

        BufferedImage grid = decoded(PictureGrid.of(three, 2));

        assertThat(List.of(grid.getWidth(), grid.getHeight()))
                .as("2 x 2 with gaps")
                .containsExactly(5, 5);
        // Image 1, row 1, column 0: red is its third number, green four further, blue eight.
        assertThat(grid.getRGB(3, 1)).isEqualTo(rgb(7 * 14, 7 * 18, 7 * 22));
        assertThat(grid.getRGB(0, 3)).isEqualTo(rgb(7 * 24, 7 * 28, 7 * 32));
        assertThat(grid.getRGB(2, 0) >>> 24).as("the gap is clear").isZero();
        assertThat(grid.getRGB(4, 4) >>> 24).as("no fourth image").isZero();
    }

    @Test
    void oneChannelIsGreyAndSmallImagesAreEnlargedByThePage() throws IOException {
        PictureGrid grid = PictureGrid.of(PageSamples.pictures(201).subList(200, 201), 6);

        assertThat(decoded(grid).getRGB(1, 1)).isEqualTo(0xffc8c8c8);
        assertThat(List.of(grid.width(), grid.height())).containsExactly(64, 64);
    }

    @Test
    void largeImagesAreShrunk() throws IOException {
        byte[] pixels = new byte[2 * 400 * 200];
        Arrays.fill(pixels, (byte) 100);

        PictureGrid grid = PictureGrid.of(Picture.allOf(new ImageStack(pixels, Shape.of(1, 400, 200))), 6);

        BufferedImage image = decoded(grid);
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(97, 96);
        assertThat(image.getRGB(10, 50)).isEqualTo(0xff646464);
    }

    private static int rgb(int red, int green, int blue) {
        return new Color(red, green, blue).getRGB();
    }

    private static BufferedImage decoded(PictureGrid grid) throws IOException {
        String base64 = grid.uri().substring("data:image/png;base64,".length());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }
}
