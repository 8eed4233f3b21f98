package io.ganymede.trainer.condition;

import io.ganymede.common.latent.PhiloxStream;

/** Draws the conditions of generated images. A draw depends on the stream alone. */
public interface ConditionSource {
    /** Conditions {@code [count, C]}, row by row: classes one-hot, or attribute vectors. */
    float[] draw(PhiloxStream stream, int count);
}
