package io.ganymede.sampler.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.sampler.sampling.PixelBatch;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

class PngEncoderTest {
    private final PngEncoder encoder = new PngEncoder();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pixelsComeBackAsTheyWere(int channels) throws IOException {
        PixelBatch image = counting(1, 5, 7, channels);

        byte[] png = encoder.encode(image, Map.of());

        Raster raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
        assertThat(raster.getWidth()).isEqualTo(7);
        assertThat(raster.getHeight()).isEqualTo(5);
        assertThat(raster.getNumBands()).isEqualTo(channels);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                for (int c = 0; c < channels; c++) {
                    assertThat(raster.getSample(x, y, c))
                            .as("x %d, y %d, channel %d", x, y, c)
                            .isEqualTo(Byte.toUnsignedInt(image.bytes().get((y * 7 + x) * channels + c)));
                }
            }
        }
    }

    @Test
    void textsComeBackInTheirChunks() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", "fashion");
        texts.put("class", "T-shirt/top");
        texts.put("note", "τ = 0,5");

        byte[] png = encoder.encode(counting(1, 2, 2, 1), texts);

        assertThat(texts(png)).containsExactlyInAnyOrderEntriesOf(texts);
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains("tEXtmodel\0fashion", "iTXtnote\0");
    }

    @Test
    void gridHasOneRowAfterTheOther() {
        PixelBatch images = new PixelBatch(3, 1, 2, 1, new byte[] {1, 2, 3, 4, 5, 6});

        PixelBatch grid = images.grid(2);

        assertThat(grid.height()).isEqualTo(2);
        assertThat(grid.width()).isEqualTo(4);
        byte[] pixels = new byte[8];
        grid.bytes().get(pixels);
        assertThat(pixels).containsExactly(1, 2, 3, 4, 5, 6, 0, 0);
    }

    private static PixelBatch counting(int count, int height, int width, int channels) {
        byte[] pixels = new byte[count * height * width * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 37);
        }
        return new PixelBatch(count, height, width, channels, pixels);
    }

    private static Map<String, String> texts(byte[] png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        Map<String, String> texts = new LinkedHashMap<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in);
            Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            read(root.getElementsByTagName("tEXtEntry"), "value", texts);
            read(root.getElementsByTagName("iTXtEntry"), "text", texts);
        } finally {
            reader.dispose();
        }
        return texts;
    }

    private static void read(NodeList entries, String attribute, Map<String, String> texts) {
        for (int i = 0; i < entries.getLength(); i++) {
            NamedNodeMap attributes = entries.item(i).getAttributes();
            texts.put(
                    attributes.getNamedItem("keyword").getNodeValue(),
                    attributes.getNamedItem(attribute).getNodeValue());
        }
    }
}
