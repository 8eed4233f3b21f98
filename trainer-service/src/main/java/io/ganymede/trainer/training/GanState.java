package io.ganymede.trainer.training;

import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.engine.LossScale;
import io.ganymede.trainer.engine.Optimizer;
import io.ganymede.trainer.watch.AlarmState;
import java.util.Map;

/**
 * Everything of a GAN that training changes; with the plan it is all that a checkpoint needs. It owns its arrays. Not
 * thread-safe.
 */
public final class GanState implements AutoCloseable {
    private final NDManager arrays;
    private final Trained generator;
    private final DjlNetwork average;
    private final Trained discriminator;
    private final LossSeries series;
    private AlarmState alarms = AlarmState.initial();
    private long step;

    private GanState(NDManager arrays, GanPlan plan, Weights weights, long step, LossSeries series) {
        this.arrays = arrays;
        this.generator =
                trained(plan, GanPlan.GENERATOR, new DjlNetwork(arrays, plan.generator(), weights.generator()));
        this.average = new DjlNetwork(arrays, plan.generator(), weights.average());
        this.discriminator = trained(
                plan, GanPlan.DISCRIMINATOR, new DjlNetwork(arrays, plan.discriminator(), weights.discriminator()));
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
        return switch (network) {
            case GanPlan.GENERATOR -> generator;
            case GanPlan.DISCRIMINATOR -> discriminator;
            default -> throw new IllegalArgumentException("a GAN has no network '" + network + "'");
        };
    }

    /** Finished steps. */
    public long step() {
        return step;
    }

    void advance() {
        step++;
    }

    public DjlNetwork generator() {
        return generator.network();
    }

    /** The averaged generator: what is sampled, evaluated and published. */
    public DjlNetwork average() {
        return average;
    }

    public DjlNetwork discriminator() {
        return discriminator.network();
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

    private Trained trained(GanPlan plan, String name, DjlNetwork network) {
        return new Trained(
                network,
                OptimizerChoice.make(plan.optimizer(name), arrays, network),
                LossScale.of(plan.parts().precision()));
    }
}
