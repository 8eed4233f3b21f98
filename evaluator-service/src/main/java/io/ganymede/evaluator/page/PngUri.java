package io.ganymede.evaluator.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** An image as PNG within the page. */
final class PngUri {
    private PngUri() {}

    static String of(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(png)) {
                ImageWriteParam smallest = writer.getDefaultWriteParam();
                smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                smallest.setCompressionQuality(0);
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), smallest);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an image cannot be written as PNG", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
