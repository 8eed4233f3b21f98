package io.ganymede.evaluator.generation;

import io.ganymede.common.latent.LatentFunction;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.metric.LatentSensitivity;
import java.nio.FloatBuffer;
import java.util.concurrent.CancellationException;

/** Measures {@link LatentSensitivity} at the first images of a plan: 2 L images for each. */
public final class LatentSlopes {
    /** Number of latents. */
    public static final int LATENTS = 20;

    private final GeneratorNetwork generator;
    private final SamplingPlan plan;

    /** Of a generator, which stays its owner's. */
    public LatentSlopes(GeneratorNetwork generator, SamplingPlan plan) {
        this.generator = generator;
        this.plan = plan;
    }

    /**
     * The figure over the first {@value #LATENTS} images of the plan, or all where there are fewer.
     *
     * @throws CancellationException when the thread was interrupted
     */
    public LatentSensitivity.Result measure() {
        int latents = (int) Math.min(LATENTS, plan.count());
        double[][] norms = new double[latents][];
        for (int image = 0; image < latents; image++) {
            float[] told = new float[generator.conditionSize()];
            plan.tell(image, told);
            float[] latent = LatentFunction.latent(plan.seed(image), generator.latentDim());
            norms[image] = LatentSensitivity.at(latent, moved -> images(moved, told));
        }
        return LatentSensitivity.of(norms);
    }

    private float[][] images(float[][] latents, float[] told) {
        float[][] images = new float[latents.length][generator.imageShape().elements()];
        for (int from = 0; from < latents.length; from += generator.rows()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the slopes of a generator were interrupted");
            }
            int rows = Math.min(generator.rows(), latents.length - from);
            for (int row = 0; row < rows; row++) {
                generator.put(row, latents[from + row], told);
            }
            FloatBuffer run = generator.run();
            for (int row = 0; row < rows; row++) {
                run.get(row * images[0].length, images[from + row]);
            }
        }
        return images;
    }
}
