package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.evaluator.evaluation.EvaluationReport.ClassScores;
import io.ganymede.evaluator.page.ClassStrips;
import io.ganymede.evaluator.page.Gallery;
import io.ganymede.evaluator.reference.RealSamples;
import io.ganymede.evaluator.reference.RealSplit;
import java.util.List;

/**
 * Pictures for the page of a report: the first images of the plan of each class or attribute, drawn once more, and the first real
 * ones.
 */
final class CheckpointGallery {
    private final RealSamples real;

    CheckpointGallery(ArtifactStore store) {
        this.real = new RealSamples(store, ClassStrips.IMAGES);
    }

    /** Label i is row i of the report's classes; without rows all images have label 0. */
    Gallery of(EvaluationTask task, CheckpointImages images, EvaluationReport report) {
        RealSplit split = task.split(task.protocol().referenceSplit());
        if (task.conditions().kind() == ConditionKind.ATTRIBUTES
                && !report.classes().isEmpty()) {
            List<String> names =
                    report.classes().stream().map(ClassScores::name).toList();
            return Gallery.of(images.samplesOfAttributes(names, ClassStrips.IMAGES), real.ofAttributes(split, names));
        }
        return Gallery.of(images.samples(ClassStrips.IMAGES), real.of(split, task.labelled()));
    }
}
