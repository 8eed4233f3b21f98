package io.ganymede.evaluator.image;

import io.ganymede.common.network.Shape;

/**
 * A reusable block of images: bytes {@code [capacity, C, H, W]} and, when they are labelled, class indices. A source fills the first rows.
 * Not thread-safe.
 */
public final class PixelBatch {
    private final int capacity;
    private final int imageBytes;
    private final byte[] pixels;
    private final int[] labels;

    /** A batch for up to {@code capacity} images of a shape {@code [C, H, W]}. */
    public PixelBatch(int capacity, Shape imageShape) {
        this.capacity = capacity;
        this.imageBytes = imageShape.elements();
        this.pixels = new byte[Math.multiplyExact(capacity, imageBytes)];
        this.labels = new int[capacity];
    }

    public int capacity() {
        return capacity;
    }

    /** Bytes of one image. */
    public int imageBytes() {
        return imageBytes;
    }

    /** The backing array, row-major, {@code [capacity, C, H, W]}; sources write to it, readers only read. */
    public byte[] pixels() {
        return pixels;
    }

    /** The backing array of the labels, one a row, likewise. */
    public int[] labels() {
        return labels;
    }
}
