package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.DatasetSplit;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Images and labels in buffers that are filled again and again; the pixels lie outside of the heap, where the engine takes them. */
public final class ImageBatch {
    private final ByteBuffer pixels;
    private final int[] labels;
    private int count;

    /** Buffers for so many images of so many bytes. */
    ImageBatch(int largest, int imageBytes) {
        this.pixels = ByteBuffer.allocateDirect(Math.multiplyExact(largest, imageBytes));
        this.labels = new int[largest];
    }

    /** Number of images. */
    public int count() {
        return count;
    }

    /** {@code [count, C, H, W]}, 0 to 255; a view of the buffer. */
    public ByteBuffer pixels() {
        return pixels.duplicate();
    }

    /** A copy of the labels, {@code [count]}. */
    public int[] labels() {
        return Arrays.copyOf(labels, count);
    }

    void fill(DatasetSplit split, int[] images) {
        pixels.clear();
        for (int i = 0; i < images.length; i++) {
            split.readImage(images[i], pixels);
            labels[i] = split.label(images[i]);
        }
        pixels.flip();
        count = images.length;
    }
}
