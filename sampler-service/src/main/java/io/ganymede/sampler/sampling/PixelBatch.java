package io.ganymede.sampler.sampling;

import java.nio.ByteBuffer;

/** Images as bytes: [N, H, W, C], 0 to 255, C = 1 (grey) or 3 (red, green, blue). */
public final class PixelBatch {
    private final int count;
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;

    /** Takes over the array. */
    public PixelBatch(int count, int height, int width, int channels, byte[] pixels) {
        if (pixels.length != count * height * width * channels) {
            throw new IllegalArgumentException("a pixel batch [" + count + ", " + height + ", " + width + ", "
                    + channels + "] has another size: got " + pixels.length + " bytes");
        }
        this.count = count;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels;
    }

    public int count() {
        return count;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    /** All pixels. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(pixels).asReadOnlyBuffer();
    }

    /** One image, as a batch of one. */
    public PixelBatch image(int index) {
        int size = height * width * channels;
        byte[] image = new byte[size];
        System.arraycopy(pixels, index * size, image, 0, size);
        return new PixelBatch(1, height, width, channels, image);
    }

    /**
     * All images as one, row by row without gaps.
     *
     * @param columns images per row; the last row is black where images are missing
     */
    public PixelBatch grid(int columns) {
        int rows = (count + columns - 1) / columns;
        int line = width * channels;
        byte[] grid = new byte[rows * height * columns * line];
        for (int image = 0; image < count; image++) {
            for (int y = 0; y < height; y++) {
                int from = (image * height + y) * line;
                int to = ((image / columns * height + y) * columns + image % columns) * line;
                System.arraycopy(pixels, from, grid, to, line);
            }
        }
        return new PixelBatch(1, rows * height, columns * width, channels, grid);
    }
}
