package io.ganymede.evaluator.evaluation;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.GeneratedImages;
import io.ganymede.evaluator.generation.LatentSlopes;
import io.ganymede.evaluator.generation.RealAttributes;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.generation.SeedsInOrder;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.reference.AttributeLibrary;
import io.ganymede.evaluator.survey.ImageSurvey;
import io.ganymede.evaluator.survey.SeenRows;
import io.ganymede.evaluator.survey.Survey;

/** Draws the images of a checkpoint, all or a part of them, and shows them to the classifier. */
final class CheckpointSurvey {
    /** What was seen of each image is kept up to this size; beyond it scores have no errors and verdicts. */
    private static final long LARGEST_ROWS = 256L << 20;

    private final EvaluationTools tools;
    private final CheckpointFiles files;
    private final AttributeLibrary attributes;

    CheckpointSurvey(EvaluationTools tools) {
        this.tools = tools;
        this.files = new CheckpointFiles(tools.store());
        this.attributes = new AttributeLibrary(tools.store());
    }

    /**
     * Looks at a part of the images.
     *
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    Survey of(EvaluationTask task, ImagePart part, ClassifierNetwork classifier) {
        boolean rows =
                SeenRows.bytes(task.images(), classifier.featureDimensions(), classifier.classes()) <= LARGEST_ROWS;
        try (GeneratorNetwork generator = files.generator(task.checkpoint(), task.dataset(), tools.settings())) {
            GeneratedImages images = new GeneratedImages(generator, plan(task), part);
            return new ImageSurvey(classifier, tools.algebra())
                    .of(images, task.protocol().inceptionSplits(), part, rows);
        }
    }

    /** How much the images follow their latents. */
    LatentSensitivity.Result sensitivity(EvaluationTask task) {
        try (GeneratorNetwork generator = files.generator(task.checkpoint(), task.dataset(), tools.settings())) {
            return new LatentSlopes(generator, plan(task)).measure();
        }
    }

    /** Which images are drawn. */
    SamplingPlan plan(EvaluationTask task) {
        Protocol protocol = task.protocol();
        ConditionSpace conditions = task.conditions();
        return switch (conditions.kind()) {
            case CLASSES ->
                new ClassTurns(task.dataset().classes().size(), protocol.samplesPerClass(), protocol.seed());
            case ATTRIBUTES ->
                new RealAttributes(
                        attributes.of(task.split(protocol.referenceSplit()), conditions.names()),
                        task.images(),
                        protocol.seed());
            case NONE -> new SeedsInOrder(task.images(), protocol.seed());
        };
    }
}
