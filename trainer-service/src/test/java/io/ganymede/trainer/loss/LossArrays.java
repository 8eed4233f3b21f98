package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrays in float64, in which losses are compared with published values and with differences. */
public final class LossArrays implements AutoCloseable {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    /** Rows of equal length, {@code [N, size]}. */
    public NDArray rows(double[]... rows) {
        int size = rows[0].length;
        double[] values = new double[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * size, size);
        }
        return engine.arrays().create(values, new Shape(rows.length, size));
    }

    /** One value for each image, {@code [N, 1]}. */
    public NDArray column(double... values) {
        return engine.arrays().create(values, new Shape(values.length, 1));
    }

    /** Classes, one-hot {@code [N, K]}. */
    public NDArray oneHot(int classes, int... labels) {
        double[][] rows = new double[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return rows(rows);
    }

    /** Scores of one head. */
    public static Scores scores(String head, NDArray values, @Nullable NDArray labels) {
        return new Scores(Map.of(head, values), labels);
    }

    /** The same scores with another head, or other values of one. */
    public static Scores with(Scores scores, String head, NDArray values) {
        Map<String, NDArray> heads = new HashMap<>(scores.heads());
        heads.put(head, values);
        return new Scores(heads, scores.labels());
    }

    /** What the discriminator minimises. */
    public static NDArray discriminator(GanObjective objective, Scores real, Scores generated) {
        return objective.discriminator(new Judgement(real, null, generated)).total();
    }

    /** What the generator minimises. */
    public static NDArray generator(GanObjective objective, Scores generated) {
        return objective.generator(generated).total();
    }

    /** The value of a term that the loss has. */
    public static double term(LossTerms terms, String name) {
        NDArray value = terms.terms().get(name);
        if (value == null) {
            throw new AssertionError(
                    "no term '" + name + "'; known: " + terms.terms().keySet());
        }
        return value.getDouble();
    }

    @Override
    public void close() {
        engine.close();
    }
}
