package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.loss.AdversarialLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step: discriminator updates, each on fresh real and generated images, then one generator update. The generator's pass of
 * the last discriminator update serves its own update too (as in Goodfellow's code and caGAN's): its weights have not changed
 * in between, and a pass is saved. The discriminator collects no gradients in the generator's update. Steps follow each other
 * from the step of the state on.
 */
final class GanStep implements AutoCloseable {
    private final EngineSession engine;
    private final GanPlan plan;
    private final GanState state;
    private final BatchSource batches;
    private final AdversarialLoss loss;
    private final DiscriminatorPass pass;

    GanStep(EngineSession engine, GanPlan plan, GanState state, DatasetSplit data) {
        this.engine = engine;
        this.plan = plan;
        this.state = state;
        this.batches =
                new BatchSource(plan, data, state.step() * plan.training().discriminatorSteps());
        this.loss = plan.loss();
        this.pass = new DiscriminatorPass(state.discriminator());
        state.generator().requireGradients(true);
    }

    /** Trains the next step; returns the losses by network. */
    Map<String, Double> train() {
        long index = state.step();
        engine.seed(new PhiloxStream(plan.training().seed(), "engine", index).nextLong());
        Map<String, Double> losses = new LinkedHashMap<>();
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            int updates = plan.training().discriminatorSteps();
            Generated generated = null;
            state.discriminator().requireGradients(true);
            for (int update = 0; update < updates; update++) {
                long number = index * updates + update;
                generated = generate(step, number);
                losses.put(GanPlan.DISCRIMINATOR, updateDiscriminator(step, gradients, generated));
            }
            state.discriminator().requireGradients(false);
            if (generated == null) {
                throw new IllegalStateException("a step without discriminator update");
            }
            losses.put(GanPlan.GENERATOR, updateGenerator(step, gradients, generated));
        }
        return losses;
    }

    /**
     * Generated images.
     *
     * @param images {@code [N, C, H, W]}, with their way back to the generator
     * @param labels the classes that they were made for, one-hot {@code [N, K]}
     */
    private record Generated(NDArray images, NDArray labels) {}

    private Generated generate(NDManager step, long number) {
        BatchSource.LatentBatch latents = batches.latents(step, number);
        Map<String, NDArray> inputs = Map.of("z", latents.z(), "y", latents.y());
        NDArray images = state.generator().forward(step, inputs, true).value("image");
        return new Generated(images, latents.y());
    }

    private double updateDiscriminator(NDManager step, Gradients gradients, Generated generated) {
        DiscriminatorPass.Judgement judgement =
                pass.judge(step, batches.real(step), generated.images().stopGradient(), generated.labels());
        NDArray value = loss.discriminator(judgement.real(), judgement.generated());
        gradients.backward(value);
        state.discriminatorOptimizer().update(rate(GanPlan.DISCRIMINATOR));
        return value.getFloat();
    }

    private double updateGenerator(NDManager step, Gradients gradients, Generated generated) {
        NDArray value = loss.generator(pass.judge(step, generated.images(), generated.labels()));
        gradients.backward(value);
        state.generatorOptimizer().update(rate(GanPlan.GENERATOR));
        return value.getFloat();
    }

    private double rate(String network) {
        return required(plan.learningRates(state.step()), network);
    }

    private static <T> T required(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' is missing; known: " + values.keySet());
        }
        return value;
    }

    @Override
    public void close() {
        batches.close();
    }
}
