package io.ganymede.trainer.training;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.trainer.engine.EngineSession;
import java.util.Map;

/**
 * Trains a GAN from the step of its state to the plan's last one. One per JVM at a time, on the thread that opened the engine.
 */
public final class GanTraining {
    private static final double NANOS = 1e9;

    private final EngineSession engine;
    private final GanPlan plan;
    private final GanState state;
    private final DatasetSplit data;
    private final TrainingListener listener;

    /** Trains on the labelled images of a split, which stays its owner's. */
    public GanTraining(
            EngineSession engine, GanPlan plan, GanState state, DatasetSplit data, TrainingListener listener) {
        this.engine = engine;
        this.plan = plan;
        this.state = state;
        this.data = data;
        this.listener = listener;
    }

    /**
     * Trains until the last step or until the listener wants to stop; either ends with a checkpoint.
     *
     * @param checkpointEvery distance between checkpoints in steps
     * @return the finished steps
     * @throws io.ganymede.common.error.PlatformException with reason NonFiniteLoss when a loss leaves the numbers
     */
    public long run(long checkpointEvery) {
        try (GanStep step = new GanStep(engine, plan, state, data)) {
            step.conditionReport().ifPresent(listener::onConditions);
            return run(step, checkpointEvery);
        }
    }

    private long run(GanStep step, long checkpointEvery) {
        TrainingSettings training = plan.training();
        WeightAverage average = new WeightAverage(training.average(), engine.arrays());
        boolean stopped = state.step() >= training.steps();
        while (!stopped) {
            // work
            long started = System.nanoTime();
            Map<String, Double> losses = step.train().losses();
            state.advance();

            // average
            average.update(state.average(), state.generator(), state.step());
            double seconds = (System.nanoTime() - started) / NANOS;

            // maintenance
            int images = training.batchSize() * training.discriminatorSteps();
            StepReport report = new StepReport(state.step(), losses, images, seconds);
            report.requireFinite();
            state.series().add(report);
            listener.onStep(report);
            stopped = state.step() >= training.steps() || listener.stopRequested();
            if (stopped || state.step() % checkpointEvery == 0) {
                state.series().markCheckpoint(state.step());
                listener.onCheckpoint(state, stopped);
            }
        }
        return state.step();
    }
}
