package io.ganymede.trainer.training;

import ai.djl.ndarray.NDManager;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.engine.LossScale;
import io.ganymede.trainer.engine.Optimizer;
import io.ganymede.trainer.engine.Precision;
import io.ganymede.trainer.watch.AlarmState;
import java.util.Map;
import java.util.Objects;

/**
 * Everything of a GAN that training changes; with the plan it is all that a checkpoint needs. It owns its arrays. Not
 * thread-safe.
 */
public final class GanState implements AutoCloseable {
    private final NDManager arrays;
    private final DjlNetwork generator;
    private final DjlNetwork average;
    private final DjlNetwork discriminator;
    private final Optimizer generatorOptimizer;
    private final Optimizer discriminatorOptimizer;
    private final Map<String, Trained> trained;
    private final LossSeries series;
    private AlarmState alarms = AlarmState.initial();
    private long step;

    private GanState(NDManager arrays, GanPlan plan, Weights weights, long step, LossSeries series) {
        this.arrays = arrays;
        this.generator = new DjlNetwork(arrays, plan.generator(), weights.generator());
        this.average = new DjlNetwork(arrays, plan.generator(), weights.average());
        this.discriminator = new DjlNetwork(arrays, plan.discriminator(), weights.discriminator());
        this.generatorOptimizer = optimizer(plan, GanPlan.GENERATOR, generator);
        this.discriminatorOptimizer = optimizer(plan, GanPlan.DISCRIMINATOR, discriminator);
        Precision precision = plan.parts().precision();
        this.trained = Map.of(
                GanPlan.GENERATOR,
                new Trained(generator, generatorOptimizer, LossScale.of(precision)),
                GanPlan.DISCRIMINATOR,
                new Trained(discriminator, discriminatorOptimizer, LossScale.of(precision)));
        this.step = step;
        this.series = series;
    }

    /**
     * Values of every parameter and buffer.
     *
     * @param generator live generator
     * @param average averaged generator
     * @param discriminator discriminator
     */
    public record Weights(
            Map<String, Tensor> generator, Map<String, Tensor> average, Map<String, Tensor> discriminator) {}

    /** A state before the first step. */
    public static GanState initial(EngineSession engine, GanPlan plan) {
        NetworkDescription discriminator = plan.discriminator();
        long seed = plan.training().seed();
        Initialisation initialisation = plan.parts().initialisation();
        Map<String, Tensor> generator = initialisation.parameters(plan.generator(), seed);
        Weights weights = new Weights(generator, generator, initialisation.parameters(discriminator, seed));
        return restored(
                engine, plan, weights, 0, LossSeries.forSteps(plan.training().steps()));
    }

    /** A state after some steps; the optimisers and the alarms are restored by methods of their own. */
    public static GanState restored(EngineSession engine, GanPlan plan, Weights weights, long step, LossSeries series) {
        return new GanState(engine.arrays().newSubManager(), plan, weights, step, series);
    }

    /**
     * A network with what moves it.
     *
     * @param scale of its loss
     */
    public record Trained(DjlNetwork network, Optimizer optimizer, LossScale scale) {}

    /** A network by its name, {@value GanPlan#GENERATOR} or {@value GanPlan#DISCRIMINATOR}. */
    public Trained trained(String network) {
        return Objects.requireNonNull(trained.get(network), network);
    }

    /** Finished steps. */
    public long step() {
        return step;
    }

    void advance() {
        step++;
    }

    public DjlNetwork generator() {
        return generator;
    }

    /** The averaged generator: what is sampled, evaluated and published. */
    public DjlNetwork average() {
        return average;
    }

    public DjlNetwork discriminator() {
        return discriminator;
    }

    public Optimizer generatorOptimizer() {
        return generatorOptimizer;
    }

    public Optimizer discriminatorOptimizer() {
        return discriminatorOptimizer;
    }

    /** Losses and times so far. */
    public LossSeries series() {
        return series;
    }

    /** What the rules of alarms remember. */
    public AlarmState alarms() {
        return alarms;
    }

    /** Replaces what the rules of alarms remember. */
    public void remember(AlarmState remembered) {
        alarms = remembered;
    }

    @Override
    public void close() {
        arrays.close();
    }

    private Optimizer optimizer(GanPlan plan, String name, DjlNetwork network) {
        OptimizerSpec spec = plan.training().optimizers().get(name);
        if (spec == null) {
            throw new IllegalStateException("plan without optimizer '" + name + "'");
        }
        return OptimizerChoice.make(spec, arrays, network);
    }
}
