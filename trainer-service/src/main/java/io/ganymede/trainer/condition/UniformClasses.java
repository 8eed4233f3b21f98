package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.latent.PhiloxStream;
import java.util.List;

/**
 * Every class equally often.
 *
 * @param classes K, at least 1
 */
record UniformClasses(int classes) implements ConditionSource {
    static final ConditionSourceType TYPE = new ConditionSourceType(
            "uniform",
            ConditionKind.CLASSES,
            List.of(),
            (rows, options, seed) -> new UniformClasses(rows.space().size()));

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        float[] y = new float[count * classes];
        for (int i = 0; i < count; i++) {
            y[i * classes + stream.nextInt(classes)] = 1;
        }
        return y;
    }
}
