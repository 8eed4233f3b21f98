package io.ganymede.trainer.condition;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Draws from sources as a job does. */
final class Draws {
    static final long SEED = 5;

    private Draws() {}

    static ConditionSource source(String name, LabelRows rows, Map<String, OptionValue> options) {
        ConditionSourceType type = ConditionSources.REGISTRY.require(name);
        return type.maker().make(rows, Options.resolve("conditions '" + name + "'", type.options(), options), SEED);
    }

    static ConditionSource source(String name, LabelRows rows) {
        return source(name, rows, Map.of());
    }

    /** The rows of a batch. */
    static List<float[]> rows(ConditionSource source, long batch, int count) {
        float[] y = source.draw(new PhiloxStream(SEED, "labels", batch), count);
        int columns = y.length / count;
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Arrays.copyOfRange(y, i * columns, (i + 1) * columns));
        }
        return rows;
    }

    /** The mean of each column. */
    static double[] means(List<float[]> rows) {
        double[] means = new double[rows.get(0).length];
        for (float[] row : rows) {
            for (int column = 0; column < means.length; column++) {
                means[column] += (double) row[column] / rows.size();
            }
        }
        return means;
    }
}
