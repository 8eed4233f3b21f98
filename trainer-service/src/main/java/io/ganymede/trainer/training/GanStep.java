package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.augmentation.Augmentation;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.condition.ConditionSource;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.Autocast;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.engine.InputGradient;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.Judgement;
import io.ganymede.trainer.loss.LossTerms;
import io.ganymede.trainer.loss.Scores;
import io.ganymede.trainer.regularizer.Critic;
import io.ganymede.trainer.regularizer.Penalty;
import io.ganymede.trainer.regularizer.Regularization;
import io.ganymede.trainer.training.DiscriminatorPass.Group;
import io.ganymede.trainer.training.RealBatches.RealBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step: discriminator updates, each on fresh real and generated images, then one generator update. The generator's pass of
 * the last discriminator update serves its own update too (as in Goodfellow's code and caGAN's): its weights have not changed
 * in between, and a pass is saved. Neither network collects gradients while the other one is updated. Steps follow each other
 * from the step of the state on.
 */
final class GanStep implements AutoCloseable {
    private final EngineSession engine;
    private final GanPlan plan;
    private final GanState state;
    private final @Nullable ConditionSource conditions;
    private final BatchSource batches;
    private final GanObjective objective;
    private final DiscriminatorPass pass;
    private final Batching batching;
    private final Regularization regularization;
    private final @Nullable InputGradient inputGradient;
    private final Autocast autocast;
    private final @Nullable Augmentation augmentation;

    GanStep(EngineSession engine, GanPlan plan, GanState state, DatasetSplit data) {
        this.engine = engine;
        this.plan = plan;
        this.state = state;
        LabelRows rows = new LabelRows(plan.labels(), data);
        this.conditions = plan.parts().conditionSource(rows).orElse(null);
        this.batches = new BatchSource(plan, rows, conditions, plan.realBatches(state.step()));
        this.objective = plan.objective();
        this.autocast = new Autocast(engine, plan.parts().precision());
        this.pass = new DiscriminatorPass(state.discriminator(), autocast);
        this.augmentation = plan.parts().augmentation().orElse(null);
        this.batching = plan.parts().batching();
        this.regularization = plan.parts().regularization();
        this.inputGradient = regularization.penalties().isEmpty() ? null : new InputGradient(engine);
        initialiseFromData(rows);
    }

    /** What the source of conditions found in the data, if it looks for anything. */
    Optional<ConditionReport> conditionReport() {
        return conditions == null ? Optional.empty() : conditions.report();
    }

    /** Gives weight-normalised layers their first scales, where the job begins and asks for it. */
    private void initialiseFromData(LabelRows rows) {
        if (state.step() > 0 || !plan.parts().dataDependentInitialisation()) {
            return;
        }
        engine.seed(new PhiloxStream(plan.training().seed(), "data-dependent-initialisation", 0).nextLong());
        try (BatchSource first = new BatchSource(plan, rows, conditions, 0);
                NDManager step = engine.arrays().newSubManager()) {
            RealBatch real = first.real(step);
            state.discriminator().initialiseFromData(step, inputs("x", real.x(), real.y()));
            BatchSource.LatentBatch latents = first.latents(step, 0);
            state.generator().initialiseFromData(step, inputs("z", latents.z(), latents.y()));
        }
        WeightAverage.copy(state.average(), state.generator(), engine.arrays());
    }

    private static Map<String, NDArray> inputs(String name, NDArray value, @Nullable NDArray labels) {
        return labels == null ? Map.of(name, value) : Map.of(name, value, "y", labels);
    }

    /** Trains the next step. */
    StepOutcome train() {
        long index = state.step();
        engine.seed(new PhiloxStream(plan.training().seed(), "engine", index).nextLong());
        Map<String, Double> losses = new LinkedHashMap<>();
        StepSignals signals = new StepSignals(index);
        PhiloxStream changes = new PhiloxStream(plan.training().seed(), "augmentation", index);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            int updates = plan.training().discriminatorSteps();
            int parts = plan.training().gradientAccumulation();
            Generated last = null;
            Group real = null;
            for (int update = 0; update < updates; update++) {
                double loss = 0;
                for (int part = 0; part < parts; part++) {
                    long number = plan.realBatches(index) + (long) update * parts + part;
                    last = generate(step, number, update == updates - 1 && parts == 1);
                    real = real(step, changes);
                    loss += discriminate(step, gradients, signals, changes, real, last, index * updates + update);
                }
                signals.collected(state.trained(GanPlan.DISCRIMINATOR));
                update(GanPlan.DISCRIMINATOR);
                regularization.clippings().forEach(clipping -> clipping.apply(state.discriminator()));
                losses.put(GanPlan.DISCRIMINATOR, loss);
            }
            double loss = 0;
            for (int part = 0; part < parts; part++) {
                long number = plan.realBatches(index + 1) - parts + part;
                Generated generated = parts == 1 && last != null ? last : generate(step, number, true);
                loss += deceive(step, gradients, signals, changes, generated, real);
            }
            update(GanPlan.GENERATOR);
            losses.put(GanPlan.GENERATOR, loss);
        }
        return new StepOutcome(losses, signals.values());
    }

    /**
     * Generated images.
     *
     * @param images {@code [N, C, H, W]}, with their way back to the generator where that was recorded
     * @param conditions what they were made for, {@code [N, C]}; null for a generator without
     */
    private record Generated(NDArray images, @Nullable NDArray conditions) {}

    /** @param recorded whether the generator will learn from these images */
    private Generated generate(NDManager step, long number, boolean recorded) {
        BatchSource.LatentBatch latents = batches.latents(step, number);
        Map<String, NDArray> inputs = inputs("z", latents.z(), latents.y());
        state.generator().requireGradients(recorded);
        NDArray images = state.generator().forward(step, inputs, true, autocast).value("image");
        return new Generated(images, latents.y());
    }

    /**
     * Adds to the discriminator's gradients; returns the share of the loss.
     *
     * @param update number of the update, counted from 0
     */
    private double discriminate(
            NDManager step,
            Gradients gradients,
            StepSignals signals,
            PhiloxStream changes,
            Group real,
            Generated generated,
            long update) {
        state.discriminator().requireGradients(true);
        NDArray unlabelled = batches.unlabelled(step);
        Group fake = seen(step, generated.images().stopGradient(), generated.conditions(), changes);
        List<Group> groups = new ArrayList<>(List.of(real, fake));
        if (unlabelled != null) {
            groups.add(seen(step, unlabelled, null, changes));
        }
        List<Scores> scores = pass.judge(step, groups, exchanged());
        Judgement judgement = new Judgement(scores.get(0), unlabelled == null ? null : scores.get(2), scores.get(1));
        LossTerms terms = penalised(step, objective.discriminator(judgement), real, fake, update);
        signals.judged(objective, judgement);
        signals.terms(GanPlan.DISCRIMINATOR, terms);
        return backward(GanPlan.DISCRIMINATOR, gradients, terms);
    }

    private Group real(NDManager step, PhiloxStream changes) {
        RealBatch batch = batches.real(step);
        return seen(step, batch.x(), batch.y(), changes);
    }

    /** Adds to the generator's gradients; returns the share of the loss. Where kinds share batches, real images take part. */
    private double deceive(
            NDManager step,
            Gradients gradients,
            StepSignals signals,
            PhiloxStream changes,
            Generated generated,
            @Nullable Group real) {
        state.discriminator().requireGradients(false);
        Group fake = seen(step, generated.images(), generated.conditions(), changes);
        int exchanged = exchanged();
        Scores scores = exchanged > 0 && pass.batchDependent() && real != null
                ? pass.judge(step, List.of(real, fake), exchanged).get(1)
                : pass.judge(step, fake);
        LossTerms terms = objective.generator(scores);
        signals.terms(GanPlan.GENERATOR, terms);
        return backward(GanPlan.GENERATOR, gradients, terms);
    }

    /** Images as the discriminator sees them: augmented where the job asks for it. */
    private Group seen(NDManager step, NDArray images, @Nullable NDArray labels, PhiloxStream changes) {
        return new Group(augmentation == null ? images : augmentation.apply(step, images, changes), labels);
    }

    private int exchanged() {
        return batching.exchanged(state.step(), plan.training().batchSize());
    }

    /** The terms and what the regularisers add; labels of points between real and generated images are those of the real ones. */
    private LossTerms penalised(NDManager step, LossTerms terms, Group real, Group fake, long update) {
        if (inputGradient == null) {
            return terms;
        }
        Critic critic = x -> objective.critic(pass.judgeExactly(step, new Group(x, real.y())));
        LossTerms all = terms;
        for (Penalty penalty : regularization.penalties()) {
            if (penalty.due(update)) {
                all = all.and(LossTerms.PENALTY, penalty.of(inputGradient, critic, real.x(), fake.x()));
            }
        }
        return all;
    }

    private double backward(String network, Gradients gradients, LossTerms terms) {
        NDArray share = terms.total().div(plan.training().gradientAccumulation());
        gradients.backward(state.trained(network).scale().scaled(share));
        return share.getFloat();
    }

    /** Moves a network's weights; an update whose gradients left the range of float16 is left out. */
    private void update(String network) {
        GanState.Trained trained = state.trained(network);
        if (trained.scale().release(trained.network())) {
            trained.optimizer().update(plan.learningRate(network, state.step()));
        }
    }

    @Override
    public void close() {
        batches.close();
        if (inputGradient != null) {
            inputGradient.close();
        }
        autocast.close();
    }
}
