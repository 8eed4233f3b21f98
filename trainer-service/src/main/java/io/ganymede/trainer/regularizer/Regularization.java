package io.ganymede.trainer.regularizer;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that restrains the discriminator of a job.
 *
 * @param penalties what its slope costs
 * @param clippings what happens to its weights after every update
 */
public record Regularization(List<Penalty> penalties, List<WeightClipping> clippings) {
    /** A job without any. */
    public static final Regularization NONE = new Regularization(List.of(), List.of());

    public Regularization {
        penalties = List.copyOf(penalties);
        clippings = List.copyOf(clippings);
    }

    Regularization with(Penalty penalty) {
        return new Regularization(
                Stream.concat(penalties.stream(), Stream.of(penalty)).toList(), clippings);
    }

    Regularization with(WeightClipping clipping) {
        return new Regularization(
                penalties,
                Stream.concat(clippings.stream(), Stream.of(clipping)).toList());
    }
}
