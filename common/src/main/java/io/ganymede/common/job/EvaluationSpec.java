package io.ganymede.common.job;

/**
 * How checkpoints are scored.
 *
 * @param classifier model name of the reference classifier
 * @param samplesPerClass generated images per class; without classes to ask for, as many in all as with those of the classifier
 * @param seed first image seed; image i of class c has seed {@code seed + c * samplesPerClass + i}, without classes image i has
 *     {@code seed + i}
 * @param referenceSplit split of the data set that generated images are compared with
 * @param ddof delta degrees of freedom of covariances, 0 or 1
 */
public record EvaluationSpec(String classifier, int samplesPerClass, long seed, String referenceSplit, int ddof) {}
