package io.ganymede.trainer.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.TensorTransfer;
import java.util.List;
import java.util.Map;

/** Images of a generator in inference mode, from image seeds as the sampler service draws them. */
final class GeneratorSampler {
    private final EngineSession engine;
    private final DjlNetwork generator;
    private final int latentDim;
    private final int classes;

    GeneratorSampler(EngineSession engine, DjlNetwork generator) {
        this.engine = engine;
        this.generator = generator;
        this.latentDim = generator.description().inputShape("z").elements();
        this.classes = generator.description().inputShape("y").elements();
    }

    /**
     * Images with what they were made from.
     *
     * @param z latents [N, L]
     * @param y one-hot classes [N, K]
     * @param image [N, C, H, W] in [-1, 1]
     */
    record Samples(Tensor z, Tensor y, Tensor image) {}

    /**
     * One image.
     *
     * @param label its class
     * @param seed its image seed
     */
    record Wish(int label, long seed) {}

    int classes() {
        return classes;
    }

    Samples sample(List<Wish> wishes) {
        int count = wishes.size();
        float[] z = new float[count * latentDim];
        float[] y = new float[count * classes];
        for (int i = 0; i < count; i++) {
            Wish wish = wishes.get(i);
            System.arraycopy(LatentFunction.latent(wish.seed(), latentDim), 0, z, i * latentDim, latentDim);
            y[i * classes + wish.label()] = 1;
        }
        try (NDManager step = engine.arrays().newSubManager()) {
            NDArray latents = step.create(z, new Shape(count, latentDim));
            NDArray labels = step.create(y, new Shape(count, classes));
            NDArray image = generator
                    .forward(step, Map.of("z", latents, "y", labels), false)
                    .value("image");
            return new Samples(
                    TensorTransfer.toTensor(latents), TensorTransfer.toTensor(labels), TensorTransfer.toTensor(image));
        }
    }
}
