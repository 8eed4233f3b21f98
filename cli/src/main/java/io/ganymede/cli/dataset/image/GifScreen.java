package io.ganymede.cli.dataset.image;

import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Node;

/**
 * The area that the frames of a GIF file are shown in: a frame may cover a part of it only.
 *
 * @param width in pixels
 * @param height in pixels
 */
record GifScreen(int width, int height) {
    private static final int HEADER_BYTES = 13;

    /** Reads the header of a file. */
    static GifScreen of(byte[] file) throws IOException {
        if (file.length < HEADER_BYTES) {
            throw new IOException("it ends early, after " + file.length + " bytes");
        }
        return new GifScreen(littleEndian(file, 6), littleEndian(file, 8));
    }

    private static int littleEndian(byte[] file, int position) {
        return (file[position] & 0xff) | (file[position + 1] & 0xff) << 8;
    }

    /** The first frame at its place on the screen; what lies outside is cut off. */
    PixelImage place(PixelImage frame, ImageReader reader, Background background) throws IOException {
        if (width == 0 || height == 0 || (frame.width() == width && frame.height() == height)) {
            return frame;
        }
        Node descriptor = ((IIOMetadataNode) reader.getImageMetadata(0)
                        .getAsTree(reader.getImageMetadata(0).getNativeMetadataFormatName()))
                .getElementsByTagName("ImageDescriptor")
                .item(0);
        int left = number(descriptor, "imageLeftPosition");
        int top = number(descriptor, "imageTopPosition");
        byte[] pixels = new byte[frame.channels() * height * width];
        Arrays.fill(pixels, (byte) (background == Background.WHITE ? 255 : 0));
        for (int channel = 0; channel < frame.channels(); channel++) {
            for (int y = 0; y < Math.min(frame.height(), height - top); y++) {
                for (int x = 0; x < Math.min(frame.width(), width - left); x++) {
                    pixels[(channel * height + top + y) * width + left + x] = (byte) frame.value(channel, y, x);
                }
            }
        }
        return new PixelImage(Shape.of(frame.channels(), height, width), pixels);
    }

    private static int number(Node descriptor, String attribute) {
        return Integer.parseInt(
                descriptor.getAttributes().getNamedItem(attribute).getNodeValue());
    }
}
