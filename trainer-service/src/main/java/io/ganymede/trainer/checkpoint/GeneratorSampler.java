package io.ganymede.trainer.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.TensorTransfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Images of a generator in inference mode, from image seeds as the sampler service draws them. */
final class GeneratorSampler {
    /** Name of the images among the samples. */
    static final String IMAGE = "image";

    private final EngineSession engine;
    private final DjlNetwork generator;
    private final int latentDim;

    GeneratorSampler(EngineSession engine, DjlNetwork generator) {
        this.engine = engine;
        this.generator = generator;
        this.latentDim = generator.description().inputShape("z").elements();
    }

    /**
     * One image.
     *
     * @param condition what it is made for, {@code [C]}; empty for a generator without conditions
     * @param seed its image seed
     */
    record Wish(List<Float> condition, long seed) {}

    /**
     * Images and what they were made from: {@code image} [N, C, H, W] in [-1, 1], the generator's inputs {@code z} [N, L] and,
     * where it is told something, {@code y} [N, C].
     */
    Map<String, Tensor> sample(List<Wish> wishes) {
        int count = wishes.size();
        int conditions = wishes.get(0).condition().size();
        float[] z = new float[count * latentDim];
        float[] y = new float[count * conditions];
        for (int i = 0; i < count; i++) {
            Wish wish = wishes.get(i);
            System.arraycopy(LatentFunction.latent(wish.seed(), latentDim), 0, z, i * latentDim, latentDim);
            for (int column = 0; column < conditions; column++) {
                y[i * conditions + column] = wish.condition().get(column);
            }
        }
        try (NDManager step = engine.arrays().newSubManager()) {
            Map<String, NDArray> values = new LinkedHashMap<>();
            values.put("z", step.create(z, new Shape(count, latentDim)));
            if (conditions > 0) {
                values.put("y", step.create(y, new Shape(count, conditions)));
            }
            NDArray image = generator.forward(step, values, false).value(IMAGE);
            values.put(IMAGE, image);
            Map<String, Tensor> samples = new LinkedHashMap<>();
            values.forEach((name, value) -> samples.put(name, TensorTransfer.toTensor(value)));
            return samples;
        }
    }
}
