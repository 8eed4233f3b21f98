package io.ganymede.trainer.condition;

import io.ganymede.common.latent.PhiloxStream;
import java.util.Optional;

/** Draws the conditions of generated images. A draw depends on the stream alone. */
public interface ConditionSource {
    /** Conditions {@code [count, C]}, row by row: classes one-hot, or attribute vectors. */
    float[] draw(PhiloxStream stream, int count);

    /** What it found in the training images, to be kept with the run; nothing for a source that looks for nothing. */
    default Optional<ConditionReport> report() {
        return Optional.empty();
    }
}
