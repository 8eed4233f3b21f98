package io.ganymede.common.evaluation;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which classifiers are to be trained for a {@link Classification}: the command writes it as JSON, the trainer's process reads it.
 *
 * @param version of this format, {@link #VERSION}
 * @param reference real images; all sides have images, a class for each, and the same classes
 * @param training real images to train on; the reference is halved when it is absent
 * @param samples largest number of generated images, drawn by the seed; absent for all
 * @param steps of each training
 * @param seed of the trainings and of every draw
 * @param threads of the engine
 * @param out absolute path of the file that gets the {@link Classification}
 */
public record ClassificationOrder(
        int version,
        OrderedSide generated,
        OrderedSide reference,
        @Nullable OrderedSide training,
        @Nullable Integer samples,
        long steps,
        long seed,
        int threads,
        String out) {
    /** The format that this code reads. */
    public static final int VERSION = 1;

    public ClassificationOrder {
        require(version == VERSION, "version", version, Integer.toString(VERSION));
        require(steps >= 1, "steps", steps, "at least 1");
        require(threads >= 1, "threads", threads, "at least 1");
        require(samples == null || samples >= 2, "samples", samples, "at least 2");
    }

    private static void require(boolean holds, String name, @Nullable Object got, String rule) {
        if (!holds) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "classification order '" + name + "' is out of range: got " + got + ", expected " + rule);
        }
    }
}
