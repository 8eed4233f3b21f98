package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.DatasetSplit;
import java.nio.ByteBuffer;

/** Images in buffers that are filled again and again; the pixels lie outside of the heap, where the engine takes them. */
public final class ImageBatch {
    private final ByteBuffer pixels;
    private int[] images = {};

    /** Buffers for so many images of so many bytes. */
    ImageBatch(int largest, int imageBytes) {
        this.pixels = ByteBuffer.allocateDirect(Math.multiplyExact(largest, imageBytes));
    }

    /** Number of images. */
    public int count() {
        return images.length;
    }

    /** {@code [count, C, H, W]}, 0 to 255; a view of the buffer. */
    public ByteBuffer pixels() {
        return pixels.duplicate();
    }

    /** Their numbers in the split, {@code [count]}. */
    public int[] images() {
        return images.clone();
    }

    void fill(DatasetSplit split, int[] wanted) {
        pixels.clear();
        for (int image : wanted) {
            split.readImage(image, pixels);
        }
        pixels.flip();
        images = wanted.clone();
    }
}
