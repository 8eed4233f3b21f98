package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.dataset.LabelledImages;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.engine.Optimizer;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import io.ganymede.trainer.training.RealBatches.RealBatch;
import java.util.Map;
import java.util.Objects;

/**
 * Trains a classifier on labelled images, flipped and cropped as the plan says, and examines its average on others. One per JVM at
 * a time, on the thread that opened the engine.
 */
public final class ClassifierTraining {
    private static final double NANOS = 1e9;

    private final EngineSession engine;
    private final ClassifierPlan plan;
    private final LabelledImages train;
    private final LabelledImages test;
    private final TrainingListener listener;

    /** Trains on the labelled images of the first split, tests on those of the second; both stay their owner's. */
    public ClassifierTraining(
            EngineSession engine,
            ClassifierPlan plan,
            DatasetSplit train,
            DatasetSplit test,
            TrainingListener listener) {
        this(engine, plan, LabelledImages.of(train), LabelledImages.of(test), listener);
    }

    /** Trains on some images, tests on others. */
    public ClassifierTraining(
            EngineSession engine,
            ClassifierPlan plan,
            LabelledImages train,
            LabelledImages test,
            TrainingListener listener) {
        this.engine = engine;
        this.plan = plan;
        this.train = train;
        this.test = test;
        this.listener = listener;
    }

    /**
     * What training came to.
     *
     * @param report steps, and what the averaged network makes of the test images
     * @param parameters every parameter and buffer of the averaged network
     * @param probe {@code x} normalised [P, C, H, W] and the outputs {@code features} and {@code logits} for it
     */
    public record TrainedClassifier(
            ClassifierReport report, Map<String, Tensor> parameters, Map<String, Tensor> probe) {}

    /**
     * Trains until the last step or until the listener wants to stop.
     *
     * @throws PlatformException with reason NonFiniteLoss when the loss leaves the numbers
     */
    public TrainedClassifier run() {
        long seed = plan.training().seed();
        Map<String, Tensor> first = Initialisation.he().parameters(plan.classifier(), seed);
        BatchOrder order = new BatchOrder(seed, train.images(), plan.training().batchSize());
        ClassifierExamination examination = new ClassifierExamination(engine, plan, test);
        OptimizerSpec spec = plan.optimizer();
        try (RealBatches batches = new RealBatches(plan.images(), rows(train.split()), order, 0);
                DjlNetwork live = new DjlNetwork(engine.arrays(), plan.classifier(), first);
                DjlNetwork averaged = new DjlNetwork(engine.arrays(), plan.classifier(), first);
                Optimizer optimizer = OptimizerChoice.make(spec, engine.arrays(), live)) {
            live.requireGradients(true);
            WeightAverage average = new WeightAverage(plan.training().average(), engine.arrays());
            long step = 0;
            while (step < plan.training().steps() && !listener.stopRequested()) {
                long started = System.nanoTime();
                double loss = train(live, optimizer, batches, step);
                step++;
                average.update(averaged, live, step);
                double seconds = (System.nanoTime() - started) / NANOS;
                StepReport report = new StepReport(
                        step,
                        Map.of(ClassifierPlan.CLASSIFIER, loss),
                        Map.of(),
                        plan.training().batchSize(),
                        seconds);
                new FiniteCheck(listener).losses(report);
                listener.onStep(report);
            }
            return new TrainedClassifier(
                    examination.report(averaged, step), averaged.toTensors(), examination.probe(averaged));
        }
    }

    /**
     * Examines a trained classifier on further images.
     *
     * @param trained what {@link #run} has come to
     */
    public ClassifierReport examine(TrainedClassifier trained, LabelledImages images) {
        try (DjlNetwork network = new DjlNetwork(engine.arrays(), plan.classifier(), trained.parameters())) {
            return new ClassifierExamination(engine, plan, images)
                    .report(network, trained.report().step());
        }
    }

    private double train(DjlNetwork live, Optimizer optimizer, RealBatches batches, long step) {
        engine.seed(new PhiloxStream(plan.training().seed(), "engine", step).nextLong());
        CrossEntropyLoss loss = plan.loss();
        try (NDManager arrays = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            RealBatch batch = batches.next(arrays);
            PhiloxStream draws = new PhiloxStream(plan.training().seed(), "augmentation", step);
            NDArray x = plan.normalisation().apply(plan.augmentation().apply(arrays, batch.x(), draws));
            NDArray logits = live.forward(arrays, Map.of("x", x), true).value("logits");
            NDArray value = loss.of(logits, Objects.requireNonNull(batch.y()));
            gradients.backward(value);
            optimizer.update(LearningRateSchedule.rate(
                    plan.optimizer(), step, plan.training().steps()));
            return value.getFloat();
        }
    }

    private LabelRows rows(DatasetSplit split) {
        return new LabelRows(ConditionSpace.ofClasses(plan.images().labels().classes()), split);
    }
}
