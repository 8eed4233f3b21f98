package io.ganymede.common.job;

import org.jspecify.annotations.Nullable;

/**
 * How checkpoints are scored.
 *
 * @param classifier model name of the reference classifier
 * @param samplesPerClass generated images per class; without classes to ask for, as many in all as with those of the classifier
 * @param seed first image seed; image i of class c has seed {@code seed + c * samplesPerClass + i}, without classes image i has
 *     {@code seed + i}
 * @param referenceSplit split of the data set that generated images are compared with
 * @param ddof delta degrees of freedom of covariances, 0 or 1
 * @param fastSamplesPerClass {@code samplesPerClass} of the fast stage, which every checkpoint goes through; when absent, or not
 *     below {@code samplesPerClass}, every checkpoint is scored in full
 * @param patience so many evaluations in a row without the verdict {@code better} on the gate's metric end the training; none do when
 *     absent
 */
public record EvaluationSpec(
        String classifier,
        int samplesPerClass,
        long seed,
        String referenceSplit,
        int ddof,
        @Nullable Integer fastSamplesPerClass,
        @Nullable Integer patience) {

    /** Every checkpoint in full, and no early end. */
    public EvaluationSpec(String classifier, int samplesPerClass, long seed, String referenceSplit, int ddof) {
        this(classifier, samplesPerClass, seed, referenceSplit, ddof, null, null);
    }

    /** Images of each class in the stage that every checkpoint goes through. */
    public int firstSamplesPerClass() {
        return fastSamplesPerClass == null ? samplesPerClass : Math.min(fastSamplesPerClass, samplesPerClass);
    }
}
