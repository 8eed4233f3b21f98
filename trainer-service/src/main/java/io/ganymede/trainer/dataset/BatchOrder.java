package io.ganymede.trainer.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import java.util.Arrays;

/**
 * Which images make up which batch: each epoch is a permutation keyed by (seed, epoch), cut into full batches; the rest of an
 * epoch is left out. A batch depends on its number alone, so a resumed run goes on where it stopped. Not thread-safe.
 */
public final class BatchOrder {
    private static final String STREAM = "data-order";

    private final long seed;
    private final int images;
    private final int batchSize;
    private long epoch = -1;
    private int[] permutation = {};

    /** Refuses batches that the data cannot fill with reason InvalidSpec. */
    public BatchOrder(long seed, int images, int batchSize) {
        if (batchSize < 1 || batchSize > images) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "batch size is out of range: got " + batchSize + ", expected 1 to " + images
                            + ", the number of images");
        }
        this.seed = seed;
        this.images = images;
        this.batchSize = batchSize;
    }

    /** Full batches in an epoch. */
    public int batchesPerEpoch() {
        return images / batchSize;
    }

    /** Indices of the images of a batch, counted from 0 over all epochs. */
    public int[] batch(long number) {
        long wanted = number / batchesPerEpoch();
        if (wanted != epoch) {
            permutation = new PhiloxStream(seed, STREAM, wanted).permutation(images);
            epoch = wanted;
        }
        int start = (int) (number % batchesPerEpoch()) * batchSize;
        return Arrays.copyOfRange(permutation, start, start + batchSize);
    }
}
