package io.ganymede.evaluator.inference;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/**
 * How networks are run.
 *
 * @param threads threads of one run, at least 1
 * @param batchRows images of one run, at least 1; a shorter batch is padded
 */
public record InferenceSettings(int threads, int batchRows) {
    /** Large enough for the matrix products, small enough for the caches. */
    public static final int BATCH_ROWS = 64;

    public InferenceSettings {
        if (threads < 1 || batchRows < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "inference settings 'threads, batchRows' are out of range: got %d and %d, expected at least 1"
                            .formatted(threads, batchRows));
        }
    }

    /** The platform's batch size with that many threads. */
    public static InferenceSettings withThreads(int threads) {
        return new InferenceSettings(threads, BATCH_ROWS);
    }
}
