package io.ganymede.cli.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final ImageDecoder ON_WHITE = new ImageDecoder(Background.WHITE);
    private static final ImageDecoder ON_BLACK = new ImageDecoder(Background.BLACK);

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "jpeg"})
    void greyFilesKeepTheirValuesInOneChannel(String format) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        int[] values = new int[64];
        Arrays.fill(values, 43);
        image.getRaster().setPixels(0, 0, 8, 8, values);

        PixelImage decoded = ON_WHITE.decode(ImageFiles.encoded(image, format));

        assertThat(decoded.shape()).isEqualTo(Shape.of(1, 8, 8));
        assertThat(Pixels.of(decoded)).containsOnly(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void coloursStayInTheirChannels(String format) {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(2, 1, 0x0a141e);

        PixelImage decoded = ON_WHITE.decode(ImageFiles.encoded(image, format));

        assertThat(decoded.shape()).isEqualTo(Shape.of(3, 2, 3));
        assertThat(Pixels.at(decoded, 1, 2)).containsExactly(10, 20, 30);
        assertThat(Pixels.at(decoded, 0, 2)).containsExactly(0, 0, 0);
    }

    @Test
    void sixteenBitsAreRoundedToEight() {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {65535, 128, 129, 257 * 43 - 128});

        assertThat(Pixels.of(ON_WHITE.decode(ImageFiles.encoded(image, "png")))).containsExactly(255, 0, 1, 43);
    }

    @Test
    void oneBitBecomesBlackAndWhite() {
        BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(8, 0, 0xffffff);

        PixelImage decoded = ON_WHITE.decode(ImageFiles.encoded(image, "png"));

        assertThat(decoded.shape()).isEqualTo(Shape.of(1, 1, 9));
        assertThat(Pixels.of(decoded)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void palettesBecomeColoursUnlessAllAreGrey(String format) {
        assertThat(Pixels.at(ON_WHITE.decode(palette(format, 30)), 0, 1)).containsExactly(10, 20, 30);
        assertThat(Pixels.at(ON_WHITE.decode(palette(format, 20)), 0, 1)).containsExactly(10, 20, 20);
        byte[] greys = new byte[256];
        greys[1] = 99;
        BufferedImage grey = new BufferedImage(
                2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, greys, greys, greys));
        grey.getRaster().setSample(1, 0, 0, 1);
        assertThat(Pixels.of(ON_WHITE.decode(ImageFiles.encoded(grey, format)))).containsExactly(0, 99);
    }

    private static byte[] palette(String format, int blue) {
        byte[] reds = new byte[256];
        byte[] greens = new byte[256];
        byte[] blues = new byte[256];
        reds[1] = 10;
        greens[1] = 20;
        blues[1] = (byte) blue;
        BufferedImage image = new BufferedImage(
                2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, reds, greens, blues));
        image.getRaster().setSample(1, 0, 0, 1);
        return ImageFiles.encoded(image, format);
    }

    @Test
    void transparencyIsLaidOverTheBackground() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff0a141e);
        image.setRGB(1, 0, 0x000a141e);
        image.setRGB(2, 0, 0x330a141e);
        byte[] file = ImageFiles.encoded(image, "png");

        PixelImage white = ON_WHITE.decode(file);
        PixelImage black = ON_BLACK.decode(file);

        assertThat(Pixels.at(white, 0, 0)).containsExactly(10, 20, 30);
        assertThat(Pixels.at(white, 0, 1)).containsExactly(255, 255, 255);
        // 0x33 / 255 = 1/5: 10 / 5 + 255 * 4 / 5 = 206.
        assertThat(Pixels.at(white, 0, 2)).containsExactly(206, 208, 210);
        assertThat(Pixels.at(black, 0, 1)).containsExactly(0, 0, 0);
        assertThat(Pixels.at(black, 0, 2)).containsExactly(2, 4, 6);
    }

    @Test
    void aTransparentColourShowsTheBackground() throws IOException {
        PixelImage colour = ON_WHITE.decode(ImageFiles.resource("colour-key.png"));
        PixelImage grey = ON_BLACK.decode(ImageFiles.resource("grey-key.png"));

        assertThat(Pixels.at(colour, 2, 3)).containsExactly(255, 255, 255);
        assertThat(Pixels.at(colour, 2, 2)).containsExactly(60, 80, 72);
        assertThat(Pixels.at(grey, 3, 2)).containsExactly(0);
        assertThat(Pixels.at(grey, 2, 2)).containsExactly(42);
    }

    @Test
    void webpIsRead() throws IOException {
        PixelImage opaque = ON_WHITE.decode(ImageFiles.resource("opaque.webp"));
        PixelImage alpha = ON_BLACK.decode(ImageFiles.resource("alpha.webp"));

        assertThat(opaque.shape()).isEqualTo(Shape.of(3, 6, 8));
        assertThat(Pixels.at(opaque, 5, 7)).containsExactly(210, 200, 216);
        // Alpha is 36 x: 150 * 180 / 255 = 105.9, 40 * 180 / 255 = 28.2, 108 * 180 / 255 = 76.2.
        assertThat(Pixels.at(alpha, 1, 5)).containsExactly(106, 28, 76);
    }

    /** The reference is what libwebp 1.2.4 ({@code dwebp -nofancy}) makes of the file. */
    @Test
    void lossyWebpIsReadAsLibwebpReadsIt() throws IOException {
        PixelImage image = ON_WHITE.decode(ImageFiles.resource("lossy.webp"));
        PixelImage reference = ON_WHITE.decode(ImageFiles.resource("lossy-reference.png"));

        assertThat(image.shape()).isEqualTo(Shape.of(3, 80, 80));
        for (int top = 0; top < 80; top += 16) {
            double sum = 0;
            for (int y = top; y < top + 16; y++) {
                for (int x = 0; x < 80; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        sum += Math.abs(image.value(channel, y, x) - reference.value(channel, y, x));
                    }
                }
            }
            assertThat(sum / (16 * 80 * 3))
                    .as("mean error of the blocks from row " + top)
                    .isLessThan(3);
        }
    }

    @Test
    void portableMapsAreRead() {
        PixelImage grey =
                ON_WHITE.decode(new byte[] {'P', '5', '\n', '2', ' ', '1', '\n', '2', '5', '5', '\n', 7, (byte) 250});
        PixelImage colour = ON_WHITE.decode(new byte[] {
            'P', '6', '\n', '1', ' ', '2', '\n', '2', '5', '5', '\n', 1, 2, 3, (byte) 201, (byte) 202, (byte) 203
        });

        assertThat(grey.shape()).isEqualTo(Shape.of(1, 1, 2));
        assertThat(Pixels.at(grey, 0, 1)).containsExactly(250);
        assertThat(colour.shape()).isEqualTo(Shape.of(3, 2, 1));
        assertThat(Pixels.at(colour, 1, 0)).containsExactly(201, 202, 203);
    }

    @Test
    void animatedWebpIsRefused() throws IOException {
        assertRefused(ImageFiles.resource("animated.webp")).hasMessageContaining("it is animated");
    }

    @Test
    void aGifFrameStandsAtItsPlaceOnTheScreen() throws IOException {
        PixelImage image = ON_WHITE.decode(ImageFiles.resource("part.gif"));

        assertThat(image.shape()).isEqualTo(Shape.of(3, 6, 8));
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                boolean covered = y >= 2 && y < 5 && x >= 3 && x < 7;
                assertThat(Pixels.at(image, y, x)).isEqualTo(covered ? List.of(10, 20, 30) : List.of(255, 255, 255));
            }
        }
    }

    @Test
    void cmykAndProgressiveJpegAreRead() throws IOException {
        List<Integer> cmyk = Pixels.at(ON_WHITE.decode(ImageFiles.resource("cmyk.jpg")), 3, 3);
        List<Integer> progressive = Pixels.at(ON_WHITE.decode(ImageFiles.resource("progressive.jpg")), 3, 3);

        // Lossy: a flat colour comes back within 2.
        List<Integer> expected = List.of(200, 100, 50);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(Math.abs(cmyk.get(channel) - expected.get(channel))).isLessThanOrEqualTo(2);
        }
        assertThat(progressive.get(0)).isGreaterThanOrEqualTo(253);
        assertThat(progressive.get(1)).isLessThanOrEqualTo(2);
    }

    @Test
    void theContentDecidesTheType() {
        assertThat(ImageFileType.ofContent(ImageFiles.greyPng(1))).contains(ImageFileType.PNG);
        assertThat(ImageFileType.isImageName("Photo.JPEG")).isTrue();
        assertThat(ImageFileType.isImageName("jpeg")).isFalse();
        assertThat(ImageFileType.isImageName("png.txt")).isFalse();
        assertThat(ImageFileType.stem("a.b.png")).isEqualTo("a.b");
        assertThat(ImageFileType.stem("000001.v2")).isEqualTo("000001.v2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "progressive.jpg", "opaque.webp", "colour-key.png", "grey.gif"})
    void truncatedFilesAreRefused(String name) throws IOException {
        byte[] whole = ImageFiles.resource(name);
        ON_WHITE.decode(whole);

        assertRefused(Arrays.copyOf(whole, whole.length * 2 / 3)).hasMessageContaining("image cannot be decoded: ");
    }

    @Test
    void aWrongChecksumIsRefused() {
        byte[] file = ImageFiles.greyPng(9);
        file[24] ^= 1;

        assertRefused(file).hasMessage("PNG image cannot be decoded: the checksum of its chunk IHDR is wrong");
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertRefused(new byte[] {0x3c, 0x68, 0x74, 0x6d, 0x6c})
                .hasMessage(
                        "file is no image: got first bytes 3c 68 74 6d 6c; known: [PNG, JPEG, BMP, GIF, WEBP, PGM, PPM]");
        assertRefused(new byte[0]).hasMessageContaining("got an empty file");
    }

    @Test
    void largeImagesAreRefusedBeforeTheirPixelsAreRead() {
        byte[] file = HugePng.ofSize(30_000, 40_000);

        assertRefused(file).hasMessage("image is too large: got 40000 x 30000 pixels, expected at most 64000000");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(byte[] file) {
        return assertThatThrownBy(() -> ON_WHITE.decode(file))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
    }
}
