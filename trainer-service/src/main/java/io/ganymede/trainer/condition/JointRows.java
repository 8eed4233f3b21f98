package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.latent.PhiloxStream;
import java.util.List;

/**
 * The attribute vector of a training image, each image equally likely: the joint distribution of the data, with all that goes
 * together in it, and nothing that no image has.
 */
final class JointRows implements ConditionSource {
    private static final String NAME = "joint";
    static final ConditionSourceType TYPE = new ConditionSourceType(
            NAME,
            ConditionKind.ATTRIBUTES,
            List.of(),
            (rows, options, seed) -> new JointRows(AttributeTable.of(NAME, rows)));

    private final AttributeTable table;

    private JointRows(AttributeTable table) {
        this.table = table;
    }

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        float[] y = new float[count * table.columns()];
        for (int i = 0; i < count; i++) {
            table.copy(stream.nextInt(table.rows()), y, i * table.columns());
        }
        return y;
    }
}
