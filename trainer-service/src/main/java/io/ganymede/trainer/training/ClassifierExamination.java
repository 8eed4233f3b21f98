package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Recognition;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.LabelledImages;
import io.ganymede.trainer.dataset.OnePass;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.TensorTransfer;
import io.ganymede.trainer.training.RealBatches.RealBatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Examines a classifier on images whose classes are known. */
final class ClassifierExamination {
    private static final int BATCH = 250;
    private static final int PROBES = 8;

    private final EngineSession engine;
    private final ClassifierPlan plan;
    private final LabelRows rows;
    private final int[] images;

    /**
     * An examination on the given images.
     *
     * @throws PlatformException with reason DatasetUnavailable when none of its images has a label
     */
    ClassifierExamination(EngineSession engine, ClassifierPlan plan, LabelledImages test) {
        this.engine = engine;
        this.plan = plan;
        this.rows =
                new LabelRows(ConditionSpace.ofClasses(plan.images().labels().classes()), test.split());
        this.images = test.images();
        if (images.length == 0) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "a classifier needs labelled images to be tested on: got none among "
                            + test.split().count());
        }
    }

    /** What the network makes of every image. */
    ClassifierReport report(DjlNetwork network, long step) {
        int classes = plan.images().labels().classes().size();
        Long[] recognised = new Long[classes];
        Long[] tested = new Long[classes];
        Arrays.fill(recognised, 0L);
        Arrays.fill(tested, 0L);
        float[] entropies = new float[images.length];
        int seen = 0;
        try (RealBatches batches = new RealBatches(plan.images(), rows, new OnePass(images, BATCH), 0)) {
            while (batches.hasNext()) {
                try (NDManager arrays = engine.arrays().newSubManager()) {
                    RealBatch batch = batches.next(arrays);
                    NDArray x = plan.normalisation().apply(batch.x());
                    NDArray logits =
                            network.forward(arrays, Map.of("x", x), false).value("logits");
                    long[] predicted = logits.argMax(1).toLongArray();
                    for (int i = 0; i < predicted.length; i++) {
                        int label = rows.split().label(images[seen + i]);
                        tested[label]++;
                        recognised[label] += predicted[i] == label ? 1 : 0;
                    }
                    float[] found = entropies(logits).toFloatArray();
                    System.arraycopy(found, 0, entropies, seen, found.length);
                    seen += found.length;
                }
            }
        }
        Recognition recognition = new Recognition(List.of(recognised), List.of(tested));
        return new ClassifierReport(
                step,
                images.length,
                (double) recognition.allRecognised() / images.length,
                recognition,
                EntropyHistogram.of(entropies, classes));
    }

    /** Entropies {@code [N]} of the predictions for logits {@code [N, K]}, in nats. */
    static NDArray entropies(NDArray logits) {
        return logits.softmax(1).mul(logits.logSoftmax(1)).sum(new int[] {1}).neg();
    }

    /** The first few images, normalised, and what the network gives for them. */
    Map<String, Tensor> probe(DjlNetwork network) {
        int[] few = Arrays.stream(images).limit(PROBES).toArray();
        Map<String, Tensor> probe = new LinkedHashMap<>();
        try (RealBatches batches = new RealBatches(plan.images(), rows, new OnePass(few, PROBES), 0);
                NDManager arrays = engine.arrays().newSubManager()) {
            NDArray x = plan.normalisation().apply(batches.next(arrays).x());
            probe.put("x", TensorTransfer.toTensor(x));
            network.forward(arrays, Map.of("x", x), false)
                    .values()
                    .forEach((name, value) -> probe.put(name, TensorTransfer.toTensor(value)));
        }
        return probe;
    }
}
