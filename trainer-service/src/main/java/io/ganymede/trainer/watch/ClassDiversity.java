package io.ganymede.trainer.watch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.DjlNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much images that are generated for one condition differ, in shares of what real images of it do:
 *
 * <pre>
 * diversity(y) = mean |G(z1, y) - G(z2, y)| / mean |x1 - x2|
 * </pre>
 *
 * <p>over pixels and pairs; 1 is as diverse as the data, 0 one image only. The generator runs as it serves, with running
 * statistics, and stays as it is; the latents come from a random stream of their own, so that a training is the same with and
 * without looks.
 */
public final class ClassDiversity {
    /** Conditions of one look; of more than these some are looked at in turn. */
    private static final int CONDITIONS = 40;
    /** Pairs of one look, over all conditions. */
    private static final int PAIRS = 80;

    private static final int LEAST_PAIRS = 2;

    private final NDManager arrays;
    private final List<WatchedCondition> conditions;
    private final long seed;
    private final int pairs;

    /**
     * A measure that is ready to look.
     *
     * @param arrays parent of what a look computes, which is gone after it
     * @param seed of the job
     * @param most pairs for each condition, when conditions are few
     */
    public ClassDiversity(NDManager arrays, List<WatchedCondition> conditions, long seed, int most) {
        this.arrays = arrays;
        this.conditions = List.copyOf(conditions);
        this.seed = seed;
        int looked = Math.max(1, Math.min(conditions.size(), CONDITIONS));
        this.pairs = Math.min(most, Math.max(LEAST_PAIRS, PAIRS / looked));
    }

    /** Whether every look is at all conditions. */
    public boolean looksAtAll() {
        return conditions.size() <= CONDITIONS;
    }

    /**
     * Looks at a generator.
     *
     * @param look number of the look: the conditions of looks that follow each other follow each other
     * @return diversity by the name of the condition, in the order of conditions
     */
    public Map<String, Double> of(DjlNetwork generator, long look) {
        List<WatchedCondition> turn = turn(look);
        if (turn.isEmpty()) {
            return Map.of();
        }
        float[] distances = distances(generator, turn, look);
        Map<String, Double> diversity = new LinkedHashMap<>();
        for (int i = 0; i < turn.size(); i++) {
            double sum = 0;
            for (int pair = 0; pair < pairs; pair++) {
                sum += distances[i * pairs + pair];
            }
            diversity.put(turn.get(i).name(), sum / pairs / turn.get(i).realDistance());
        }
        return diversity;
    }

    private List<WatchedCondition> turn(long look) {
        if (looksAtAll()) {
            return conditions;
        }
        List<WatchedCondition> turn = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
            turn.add(conditions.get((int) ((look * CONDITIONS + i) % conditions.size())));
        }
        return turn;
    }

    /** Mean absolute difference of each pair's pixels, {@code [conditions x pairs]}. */
    private float[] distances(DjlNetwork generator, List<WatchedCondition> turn, long look) {
        int count = turn.size() * pairs;
        try (NDManager step = arrays.newSubManager()) {
            NDArray images = generator
                    .forward(step, inputs(step, generator, turn, look), false)
                    .value("image");
            NDArray first = images.get(new NDIndex("0:" + count));
            NDArray second = images.get(new NDIndex(count + ":" + 2 * count));
            return first.sub(second)
                    .abs()
                    .reshape(count, -1)
                    .mean(new int[] {1})
                    .toFloatArray();
        }
    }

    /** Inputs of the first images of all pairs, then of the second ones. */
    private Map<String, NDArray> inputs(NDManager step, DjlNetwork generator, List<WatchedCondition> turn, long look) {
        int count = 2 * turn.size() * pairs;
        int latent = generator.description().inputShape("z").elements();
        float[] z = new float[count * latent];
        new PhiloxStream(seed, "diversity", look).normal(z);
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        inputs.put("z", step.create(z, new Shape(count, latent)));
        int columns = turn.get(0).row().size();
        if (columns > 0) {
            float[] y = new float[count * columns];
            for (int image = 0; image < count; image++) {
                List<Float> row = turn.get(image / pairs % turn.size()).row();
                for (int column = 0; column < columns; column++) {
                    y[image * columns + column] = row.get(column);
                }
            }
            inputs.put("y", step.create(y, new Shape(count, columns)));
        }
        return inputs;
    }
}
