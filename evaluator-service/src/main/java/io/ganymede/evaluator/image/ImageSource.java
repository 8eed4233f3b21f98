package io.ganymede.evaluator.image;

import io.ganymede.common.network.Shape;

/**
 * Images in a fixed order that does not depend on how many are asked for at a time. A source is read once. Not
 * thread-safe.
 */
public interface ImageSource {
    /** {@code [C, H, W]}. */
    Shape imageShape();

    /** Number of all images. */
    long count();

    /** Whether every image has a class; else the labels of a batch mean nothing. */
    boolean labelled();

    /**
     * Fills the batch from its first row.
     *
     * @return number of rows that were filled: the batch's capacity until the images run out, then fewer, at last 0
     */
    int read(PixelBatch batch);
}
