package io.ganymede.trainer.training;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.watch.WatchSettings;

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
    private final WatchSettings settings;

    /** Trains on the labelled images of a split, which stays its owner's. */
    public GanTraining(
            EngineSession engine, GanPlan plan, GanState state, DatasetSplit data, TrainingListener listener) {
        this(engine, plan, state, data, listener, WatchSettings.DEFAULT);
    }

    /** As the other one, watched more or less closely. */
    public GanTraining(
            EngineSession engine,
            GanPlan plan,
            GanState state,
            DatasetSplit data,
            TrainingListener listener,
            WatchSettings settings) {
        this.engine = engine;
        this.plan = plan;
        this.state = state;
        this.data = data;
        this.listener = listener;
        this.settings = settings;
    }

    /**
     * Trains until the last step or until the listener wants to stop; either ends with a checkpoint.
     *
     * @param checkpointEvery distance between checkpoints in steps
     * @return the finished steps
     * @throws io.ganymede.common.error.PlatformException with reason NonFiniteLoss when a loss or a weight leaves the numbers;
     *     no checkpoint is made of such weights
     */
    public long run(long checkpointEvery) {
        try (GanStep step = new GanStep(engine, plan, state, data)) {
            GanWatch watch = new GanWatch(engine, plan, state, data, listener, settings);
            step.conditionReport().ifPresent(listener::onConditions);
            watch.begin(step.conditionReport());
            return run(step, watch, checkpointEvery);
        }
    }

    private long run(GanStep step, GanWatch watch, long checkpointEvery) {
        TrainingSettings training = plan.training();
        WeightAverage average = new WeightAverage(training.average(), engine.arrays());
        boolean stopped = state.step() >= training.steps();
        while (!stopped) {
            // work
            long started = System.nanoTime();
            StepOutcome outcome = watch.train(step);
            state.advance();

            // average
            average.update(state.average(), state.generator(), state.step());
            double seconds = (System.nanoTime() - started) / NANOS;

            // maintenance
            int images = training.batchSize() * training.discriminatorSteps();
            StepReport report =
                    watch.look(new StepReport(state.step(), outcome.losses(), outcome.signals(), images, seconds));
            state.series().add(report);
            listener.onStep(report);
            stopped = state.step() >= training.steps() || listener.stopRequested();
            if (stopped || state.step() % checkpointEvery == 0) {
                watch.requireFiniteWeights();
                state.series().markCheckpoint(state.step());
                listener.onCheckpoint(state, stopped);
            }
        }
        return state.step();
    }
}
