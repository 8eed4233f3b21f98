package io.ganymede.sampler.image;

import io.ganymede.sampler.sampling.PixelBatch;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes PNG files with 8 bits a sample, grey or red-green-blue, and their text chunks: {@code tEXt}, or {@code iTXt} for text
 * that is not Latin-1. Thread-safe.
 */
public final class PngEncoder {
    private static final String FORMAT = "javax_imageio_png_1.0";

    /**
     * Encodes a batch of one image.
     *
     * @param texts keyword and text of each chunk, in the order of the map
     */
    public byte[] encode(PixelBatch image, Map<String, String> texts) {
        BufferedImage picture = picture(image);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), settings);
            metadata.mergeTree(FORMAT, chunks(texts));
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a PNG to memory failed", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static BufferedImage picture(PixelBatch image) {
        if (image.count() != 1 || (image.channels() != 1 && image.channels() != 3)) {
            throw new IllegalArgumentException("a PNG holds one image of 1 or 3 channels: got " + image.count()
                    + " images of " + image.channels() + " channels");
        }
        ByteBuffer pixels = image.bytes();
        byte[] copy = new byte[pixels.remaining()];
        pixels.get(copy);
        int channels = image.channels();
        int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(copy, copy.length),
                image.width(),
                image.height(),
                image.width() * channels,
                channels,
                offsets,
                null);
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel colors =
                new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colors, raster, false, null);
    }

    private static IIOMetadataNode chunks(Map<String, String> texts) throws IIOInvalidTreeException {
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode latin = new IIOMetadataNode("tEXt");
        IIOMetadataNode international = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
                IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
                entry.setAttribute("keyword", keyword);
                entry.setAttribute("value", text);
                latin.appendChild(entry);
            } else {
                IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
                entry.setAttribute("keyword", keyword);
                entry.setAttribute("compressionFlag", "FALSE");
                entry.setAttribute("compressionMethod", "0");
                entry.setAttribute("languageTag", "");
                entry.setAttribute("translatedKeyword", "");
                entry.setAttribute("text", text);
                international.appendChild(entry);
            }
        });
        append(root, latin);
        append(root, international);
        return Objects.requireNonNull(root);
    }

    /** The format has no empty lists of chunks. */
    private static void append(IIOMetadataNode root, IIOMetadataNode list) {
        if (list.getLength() > 0) {
            root.appendChild(list);
        }
    }
}
