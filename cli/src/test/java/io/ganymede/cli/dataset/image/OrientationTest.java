package io.ganymede.cli.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.network.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    private static final PixelImage STORED = Pixels.grey(2, 3, 1, 2, 3, 4, 5, 6);

    /** The letter of the rows as a viewer shows them, after the picture of the EXIF values in TIFF 6.0, section 8. */
    @ParameterizedTest
    @CsvSource({
        "1, 123456, 2, 3",
        "2, 321654, 2, 3",
        "3, 654321, 2, 3",
        "4, 456123, 2, 3",
        "5, 142536, 3, 2",
        "6, 415263, 3, 2",
        "7, 635241, 3, 2",
        "8, 362514, 3, 2"
    })
    void turnsStoredIntoShownPixels(int value, String shown, int height, int width) throws IOException {
        Orientation orientation = Orientation.of(ImageFileType.JPEG, jpeg(value));

        PixelImage image = orientation.apply(STORED);

        assertThat(image.shape()).isEqualTo(Shape.of(1, height, width));
        assertThat(IntStream.of(Pixels.of(image)).mapToObj(Integer::toString).reduce("", String::concat))
                .isEqualTo(shown);
    }

    @Test
    void valuesThatExifDoesNotKnowTurnNothing() throws IOException {
        assertThat(Orientation.of(ImageFileType.JPEG, jpeg(0))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(ImageFileType.JPEG, jpeg(9))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void decodedImagesAreTurned() throws IOException {
        ImageDecoder decoder = new ImageDecoder(Background.WHITE);

        // Stored 6 rows of 8, value 6: the first stored column, from below, is the first shown row.
        for (String name : new String[] {"turned.png", "turned.webp"}) {
            PixelImage image = decoder.decode(ImageFiles.resource(name));
            assertThat(image.shape()).as(name).isEqualTo(Shape.of(3, 8, 6));
            assertThat(Pixels.at(image, 0, 0)).as(name).containsExactly(0, 200, 90);
            assertThat(Pixels.at(image, 7, 0)).as(name).containsExactly(210, 200, 216);
        }
        assertThat(decoder.decode(jpeg(6)).shape()).isEqualTo(Shape.of(1, 16, 8));
    }

    /** A JPEG file of 8 rows of 16 with an EXIF segment that holds one tag. */
    private static byte[] jpeg(int orientation) {
        byte[] plain = ImageFiles.encoded(new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        return ByteBuffer.allocate(plain.length + 4 + exif.capacity())
                .put(plain, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.capacity() + 2))
                .put(exif.array())
                .put(plain, 2, plain.length - 2)
                .array();
    }
}
