package io.ganymede.trainer.loss;

import org.jspecify.annotations.Nullable;

/**
 * What a discriminator says in one of its updates.
 *
 * @param real scores of real images with their own labels, if the method reads any
 * @param unlabelled scores of real images without labels; null when the method does not use any
 * @param generated scores of generated images with the conditions that they were made for, if any
 */
public record Judgement(Scores real, @Nullable Scores unlabelled, Scores generated) {

    /** The scores of images without labels, for a method that uses some. */
    Scores requireUnlabelled() {
        if (unlabelled == null) {
            throw new IllegalStateException("a method that learns from images without labels was given none");
        }
        return unlabelled;
    }
}
