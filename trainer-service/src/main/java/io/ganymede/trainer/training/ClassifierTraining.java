package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.dataset.OnePass;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.engine.Optimizer;
import io.ganymede.trainer.engine.TensorTransfer;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import io.ganymede.trainer.training.RealBatches.RealBatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Trains a classifier on the labelled images of one split and counts what its average gets right on those of another. Bytes u become {@code (u / 255 - mean) /
 * deviation}, per channel. One per JVM at a time, on the thread that opened the engine.
 */
public final class ClassifierTraining {
    private static final double NANOS = 1e9;
    private static final float BYTE_RANGE = 255;
    private static final int TEST_BATCH = 250;
    private static final int PROBES = 8;

    private final EngineSession engine;
    private final ClassifierPlan plan;
    private final DatasetSplit train;
    private final DatasetSplit test;
    private final TrainingListener listener;

    /** Trains on the first split, tests on the second; both stay their owner's. */
    public ClassifierTraining(
            EngineSession engine,
            ClassifierPlan plan,
            DatasetSplit train,
            DatasetSplit test,
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
     * @param step finished steps
     * @param testAccuracy share of test images whose largest logit is their class's
     * @param parameters every parameter and buffer of the averaged network
     * @param probe {@code x} normalised [P, C, H, W] and the outputs {@code features} and {@code logits} for it
     */
    public record TrainedClassifier(
            long step, double testAccuracy, Map<String, Tensor> parameters, Map<String, Tensor> probe) {}

    /**
     * Trains until the last step or until the listener wants to stop.
     *
     * @throws PlatformException with reason NonFiniteLoss when the loss leaves the numbers
     */
    public TrainedClassifier run() {
        long seed = plan.training().seed();
        Map<String, Tensor> first = Initialisation.he().parameters(plan.classifier(), seed);
        BatchOrder order =
                new BatchOrder(seed, train.labelled(), plan.training().batchSize());
        requireTestImages();
        OptimizerSpec spec = plan.optimizer();
        try (RealBatches batches = new RealBatches(plan.images(), rows(train), order, 0);
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
            return new TrainedClassifier(step, accuracy(averaged), averaged.toTensors(), probe(averaged));
        }
    }

    private void requireTestImages() {
        if (test.labelled().length == 0) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "a classifier needs labelled images to be tested on: got none among " + test.count());
        }
    }

    private double train(DjlNetwork live, Optimizer optimizer, RealBatches batches, long step) {
        engine.seed(new PhiloxStream(plan.training().seed(), "engine", step).nextLong());
        CrossEntropyLoss loss = plan.loss();
        try (NDManager arrays = engine.arrays().newSubManager();
                Gradients gradients = Gradients.record()) {
            RealBatch batch = batches.next(arrays);
            NDArray logits =
                    live.forward(arrays, Map.of("x", normalised(batch)), true).value("logits");
            NDArray value = loss.of(logits, labels(batch));
            gradients.backward(value);
            optimizer.update(LearningRateSchedule.rate(
                    plan.optimizer(), step, plan.training().steps()));
            return value.getFloat();
        }
    }

    private double accuracy(DjlNetwork network) {
        long right = 0;
        int[] images = test.labelled();
        try (RealBatches batches = new RealBatches(plan.images(), rows(test), new OnePass(images, TEST_BATCH), 0)) {
            while (batches.hasNext()) {
                try (NDManager arrays = engine.arrays().newSubManager()) {
                    RealBatch batch = batches.next(arrays);
                    NDArray found = network.forward(arrays, Map.of("x", normalised(batch)), false)
                            .value("logits")
                            .argMax(1);
                    right += found.eq(labels(batch).argMax(1)).countNonzero().getLong();
                }
            }
        }
        return (double) right / images.length;
    }

    private Map<String, Tensor> probe(DjlNetwork network) {
        int[] images = Arrays.stream(test.labelled()).limit(PROBES).toArray();
        Map<String, Tensor> probe = new LinkedHashMap<>();
        try (RealBatches batches = new RealBatches(plan.images(), rows(test), new OnePass(images, PROBES), 0);
                NDManager arrays = engine.arrays().newSubManager()) {
            NDArray x = normalised(batches.next(arrays));
            probe.put("x", TensorTransfer.toTensor(x));
            network.forward(arrays, Map.of("x", x), false)
                    .values()
                    .forEach((name, value) -> probe.put(name, TensorTransfer.toTensor(value)));
        }
        return probe;
    }

    private LabelRows rows(DatasetSplit split) {
        return new LabelRows(ConditionSpace.ofClasses(plan.images().labels().classes()), split);
    }

    private static NDArray labels(RealBatch batch) {
        return Objects.requireNonNull(batch.y());
    }

    private NDArray normalised(RealBatch batch) {
        NDManager arrays = batch.x().getManager();
        NDArray mean = channels(arrays, plan.mean());
        return batch.x().divi(BYTE_RANGE).subi(mean).divi(channels(arrays, plan.deviation()));
    }

    private static NDArray channels(NDManager arrays, List<Double> values) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        return arrays.create(numbers, new Shape(1, numbers.length, 1, 1));
    }
}
