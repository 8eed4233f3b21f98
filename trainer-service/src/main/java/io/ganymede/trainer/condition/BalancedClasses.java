package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.latent.PhiloxStream;
import java.util.List;

/**
 * Every class equally often within a batch, in random order. Where the classes do not divide the batch, those that come once
 * more are drawn anew for each batch, so every class is equally likely at every place. ReACGAN's D2D-CE compares an image with
 * those of other classes in its batch (Kang et al. 2021, arXiv 2111.01118): here none is ever without.
 *
 * @param classes K, at least 1
 */
record BalancedClasses(int classes) implements ConditionSource {
    static final ConditionSourceType TYPE = new ConditionSourceType(
            "balanced",
            ConditionKind.CLASSES,
            List.of(),
            (rows, options, seed) -> new BalancedClasses(rows.space().size()));

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        int[] order = stream.permutation(classes);
        int[] places = stream.permutation(count);
        float[] y = new float[count * classes];
        for (int i = 0; i < count; i++) {
            y[places[i] * classes + order[i % classes]] = 1;
        }
        return y;
    }
}
