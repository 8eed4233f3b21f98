package io.ganymede.evaluator.evaluation;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.reference.RealSplit;

/**
 * One evaluation to be made.
 *
 * @param published the event that asks for it
 * @param eventId its id
 * @param checkpoint the checkpoint
 * @param dataset its data set
 * @param classifier what its images are seen through
 * @param protocol how it is scored
 */
record EvaluationTask(
        CheckpointPublished published,
        String eventId,
        CheckpointManifest checkpoint,
        DatasetManifest dataset,
        ReferenceClassifier classifier,
        Protocol protocol) {

    ConditionSpace conditions() {
        return checkpoint.conditions();
    }

    RealSplit split(String name) {
        return new RealSplit(dataset, published.dataset().manifest().sha256(), name, classifier);
    }
}
