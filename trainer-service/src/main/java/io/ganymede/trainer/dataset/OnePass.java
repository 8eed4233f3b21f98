package io.ganymede.trainer.dataset;

import java.util.Arrays;

/** Given images once, in order; the last batch may be smaller. */
public final class OnePass implements BatchSequence {
    private final int[] images;
    private final int batchSize;

    public OnePass(int[] images, int batchSize) {
        this.images = images.clone();
        this.batchSize = batchSize;
    }

    @Override
    public long batches() {
        return (images.length + batchSize - 1L) / batchSize;
    }

    @Override
    public int largest() {
        return batchSize;
    }

    @Override
    public int[] batch(long number) {
        int start = Math.toIntExact(Math.multiplyExact(number, batchSize));
        return Arrays.copyOfRange(images, start, Math.min(start + batchSize, images.length));
    }
}
