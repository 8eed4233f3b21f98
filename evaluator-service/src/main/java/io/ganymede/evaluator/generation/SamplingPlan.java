package io.ganymede.evaluator.generation;

import io.ganymede.common.dataset.LabelSpace;

/** Which images a generator is asked for, and in which order. Without state. */
public interface SamplingPlan {
    /** Number of all images. */
    long count();

    /** Seed of an image, from which its latent comes. */
    long seed(long image);

    /** Writes what the generator is told for an image, its input y, over the whole array; it is empty without such an input. */
    void tell(long image, float[] y);

    /** Whether every image is asked to show a class. */
    default boolean labelled() {
        return false;
    }

    /** The class that an image is asked to show, or {@link LabelSpace#UNLABELLED}. */
    default int label(long image) {
        return LabelSpace.UNLABELLED;
    }
}
