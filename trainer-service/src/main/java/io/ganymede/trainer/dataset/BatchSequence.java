package io.ganymede.trainer.dataset;

/** Which images make up which batch. A batch depends on its number alone. Not thread-safe. */
public interface BatchSequence {
    /** Number of batches; {@link Long#MAX_VALUE} when they never end. */
    long batches();

    /** Images of the largest batch. */
    int largest();

    /** Indices of the images of a batch; batches are counted from 0. */
    int[] batch(long number);
}
