package io.ganymede.evaluator.generation;

import java.util.Arrays;

/**
 * Equally many images of every class. Classes take turns: first image 0 of every class, then image 1 of every class, so that any
 * consecutive part holds all classes alike.
 *
 * @param classes K
 * @param samplesPerClass images of each class
 * @param firstSeed image i of class c has seed {@code firstSeed + c * samplesPerClass + i}
 */
public record ClassTurns(int classes, int samplesPerClass, long firstSeed) implements SamplingPlan {
    /** Name of this order in protocols. */
    public static final String ORDER = "classes take turns";

    @Override
    public long count() {
        return (long) samplesPerClass * classes;
    }

    @Override
    public long seed(long image) {
        return firstSeed + (long) label(image) * samplesPerClass + image / classes;
    }

    @Override
    public void tell(long image, float[] y) {
        Arrays.fill(y, 0);
        y[label(image)] = 1;
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public int label(long image) {
        return (int) (image % classes);
    }
}
