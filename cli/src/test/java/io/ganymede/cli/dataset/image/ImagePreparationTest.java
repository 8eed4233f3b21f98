package io.ganymede.cli.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImagePreparationTest {
    private static final PixelImage WIDE = Pixels.grey(3, 6, (y, x) -> 10 * y + x);

    @Test
    void cropsTheLargestSquareAroundTheMiddle() {
        PixelImage square = prepared(WIDE, new CentreCrop.LargestSquare(), null, ColourRule.AS_IS);

        // (6 - 3) / 2 = 1 column is cut off on the left and 2 on the right.
        assertThat(Pixels.of(square)).containsExactly(1, 2, 3, 11, 12, 13, 21, 22, 23);
    }

    @Test
    void cropsASideInBothDirections() {
        assertThat(Pixels.of(prepared(WIDE, new CentreCrop.Square(2), null, ColourRule.AS_IS)))
                .containsExactly(2, 3, 12, 13);
    }

    @Test
    void refusesACropLargerThanTheImageWithBothSizes() {
        assertThatThrownBy(() -> prepared(WIDE, new CentreCrop.Square(4), null, ColourRule.AS_IS))
                .isInstanceOf(PlatformException.class)
                .hasMessage("image is smaller than the crop: got 3 x 6 pixels, expected at least 4 x 4");
    }

    @Test
    void cropsBeforeItResizes() {
        PixelImage edges = Pixels.grey(2, 4, 255, 7, 7, 255, 255, 7, 7, 255);

        PixelImage one = prepared(edges, new CentreCrop.LargestSquare(), ImageSize.square(1), ColourRule.AS_IS);

        assertThat(Pixels.of(one)).containsExactly(7);
    }

    @Test
    void greyIsPillowsLuma() {
        // Image.new("RGB", (1, 1), c).convert("L") of Pillow 12.3.0.
        assertThat(grey(255, 0, 0)).isEqualTo(76);
        assertThat(grey(0, 255, 0)).isEqualTo(150);
        assertThat(grey(0, 0, 255)).isEqualTo(29);
        assertThat(grey(12, 200, 99)).isEqualTo(132);
        assertThat(grey(255, 255, 255)).isEqualTo(255);
    }

    @Test
    void equalChannelsBecomeGreyWithoutLoss() {
        for (int value = 0; value < 256; value++) {
            assertThat(grey(value, value, value)).isEqualTo(value);
        }
        assertThat(Pixels.rgb(1, 2, (y, x) -> List.of(x, x, x)).isGrey()).isTrue();
        assertThat(Pixels.rgb(1, 2, (y, x) -> List.of(5, 5, 5 + x)).isGrey()).isFalse();
        assertThat(Pixels.rgb(1, 2, (y, x) -> List.of(5, 5 + x, 5)).isGrey()).isFalse();
        assertThat(WIDE.isGrey()).isTrue();
    }

    @Test
    void greyIsTripledForRgb() {
        PixelImage rgb = prepared(WIDE, new CentreCrop.Square(1), null, ColourRule.RGB);

        assertThat(rgb.shape()).isEqualTo(Shape.of(3, 1, 1));
        assertThat(Pixels.of(rgb)).containsExactly(12, 12, 12);
    }

    @Test
    void doesNothingWhenNothingIsAsked() {
        assertThat(ImagePreparation.NONE.apply(WIDE)).isSameAs(WIDE);
    }

    private static int grey(int red, int green, int blue) {
        PixelImage pixel = Pixels.rgb(1, 1, (y, x) -> List.of(red, green, blue));
        return prepared(pixel, new CentreCrop.None(), null, ColourRule.GREY).value(0, 0, 0);
    }

    private static PixelImage prepared(PixelImage image, CentreCrop crop, @Nullable ImageSize size, ColourRule colour) {
        return new ImagePreparation(crop, size, Resampling.BOX, colour).apply(image);
    }
}
