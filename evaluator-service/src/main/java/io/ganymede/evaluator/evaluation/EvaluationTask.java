package io.ganymede.evaluator.evaluation;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.reference.RealSplit;
import io.ganymede.evaluator.suite.Metric;
import java.util.List;

/**
 * One evaluation to be made.
 *
 * @param published the event that asks for it
 * @param eventId its id
 * @param stage how much is done
 * @param checkpoint the checkpoint
 * @param dataset its data set
 * @param classifier what its images are seen through
 * @param metrics what is measured
 * @param protocol how it is scored
 */
record EvaluationTask(
        CheckpointPublished published,
        String eventId,
        EvaluationStage stage,
        CheckpointManifest checkpoint,
        DatasetManifest dataset,
        ReferenceClassifier classifier,
        List<Metric> metrics,
        Protocol protocol) {

    ConditionSpace conditions() {
        return checkpoint.conditions();
    }

    RealSplit split(String name) {
        return new RealSplit(dataset, published.dataset().manifest().sha256(), name, classifier);
    }

    /** Whether a class is asked for with each image. */
    boolean labelled() {
        return conditions().kind() == ConditionKind.CLASSES;
    }

    /** Number of images to be generated. */
    long images() {
        Long images = protocol.images();
        return images == null
                ? (long) protocol.samplesPerClass() * dataset.classes().size()
                : images;
    }
}
