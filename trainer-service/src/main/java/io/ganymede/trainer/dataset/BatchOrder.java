package io.ganymede.trainer.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;

/**
 * Shuffled batches without end: each epoch is a permutation keyed by (seed, epoch), cut into full batches; the rest of an epoch
 * is left out. A batch depends on its number alone, so a resumed run goes on where it stopped. Not thread-safe.
 */
public final class BatchOrder implements BatchSequence {
    /** Name of the random stream that shuffles the images that a job trains on. */
    public static final String STREAM = "data-order";

    private final long seed;
    private final String stream;
    private final int[] images;
    private final int batchSize;
    private long epoch = -1;
    private int[] permutation = {};

    /** Batches of the given images in the order of the stream {@value #STREAM}. */
    public BatchOrder(long seed, int[] images, int batchSize) {
        this(seed, STREAM, images, batchSize);
    }

    /**
     * Batches of the given images; refuses batches that they cannot fill with reason InvalidSpec.
     *
     * @param stream name of the random stream that shuffles them
     */
    public BatchOrder(long seed, String stream, int[] images, int batchSize) {
        if (batchSize < 1 || batchSize > images.length) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "batch size is out of range: got " + batchSize + ", expected 1 to " + images.length
                            + ", the number of images that can be used");
        }
        this.seed = seed;
        this.stream = stream;
        this.images = images.clone();
        this.batchSize = batchSize;
    }

    /** Full batches in an epoch. */
    public int batchesPerEpoch() {
        return images.length / batchSize;
    }

    @Override
    public long batches() {
        return Long.MAX_VALUE;
    }

    @Override
    public int largest() {
        return batchSize;
    }

    @Override
    public int[] batch(long number) {
        long wanted = number / batchesPerEpoch();
        if (wanted != epoch) {
            permutation = new PhiloxStream(seed, stream, wanted).permutation(images.length);
            epoch = wanted;
        }
        int start = (int) (number % batchesPerEpoch()) * batchSize;
        int[] batch = new int[batchSize];
        for (int i = 0; i < batchSize; i++) {
            batch[i] = images[permutation[start + i]];
        }
        return batch;
    }
}
