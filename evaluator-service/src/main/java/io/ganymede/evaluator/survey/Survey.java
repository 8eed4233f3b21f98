package io.ganymede.evaluator.survey;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a set of images, or of a part of it.
 *
 * @param statistics all that most scores need
 * @param rows what was seen of each image; absent when there were too many
 */
public record Survey(ImageStatistics statistics, @Nullable SeenRows rows) {
    /** This part and the next one together. */
    public Survey followedBy(Survey next, LinearAlgebra algebra) {
        return new Survey(
                statistics.merge(next.statistics, algebra),
                rows == null || next.rows == null ? null : rows.followedBy(next.rows));
    }
}
