package io.ganymede.trainer.loss;

import org.jspecify.annotations.Nullable;

/**
 * What a discriminator says in one of its updates.
 *
 * @param real scores of real images with their own labels
 * @param unlabelled scores of real images without labels; null when the method does not use any
 * @param generated scores of generated images with the conditions that they were made for, if any
 */
public record Judgement(Scores real, @Nullable Scores unlabelled, Scores generated) {}
