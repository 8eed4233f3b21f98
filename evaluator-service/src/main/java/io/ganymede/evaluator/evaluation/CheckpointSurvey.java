package io.ganymede.evaluator.evaluation;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.GeneratedImages;
import io.ganymede.evaluator.generation.LatentSlopes;
import io.ganymede.evaluator.generation.RealAttributes;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.generation.SeedsInOrder;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.page.ClassSamples;
import io.ganymede.evaluator.reference.AttributeLibrary;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.survey.AttributeColumns;
import io.ganymede.evaluator.survey.ImageGroups;
import io.ganymede.evaluator.survey.ImageSurvey;
import io.ganymede.evaluator.survey.SeenRows;
import io.ganymede.evaluator.survey.Survey;
import java.util.List;
import java.util.function.BiPredicate;

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

    /** The first images of the plan, so many of each class; or so many in all without classes. */
    ClassSamples samples(EvaluationTask task, int most) {
        int classes = task.labelled() ? task.dataset().classes().size() : 1;
        SamplingPlan plan = plan(task);
        return samples(task, most, classes, (image, label) -> !plan.labelled() || plan.label(image) == label);
    }

    /** The first images of the plan whose generator is told each of some attributes. */
    ClassSamples samplesOfAttributes(EvaluationTask task, List<String> names, int most) {
        int[] columns =
                names.stream().mapToInt(task.conditions().names()::indexOf).toArray();
        ImageGroups told = new AttributeColumns(columns, task.conditions().size(), plan(task)::tell);
        return samples(task, most, names.size(), told::holds);
    }

    private ClassSamples samples(EvaluationTask task, int most, int groups, BiPredicate<Long, Integer> membership) {
        long images = Math.min((long) most * groups, task.images());
        try (GeneratorNetwork generator = files.generator(task.checkpoint(), task.dataset(), tools.settings())) {
            ClassSamples samples = new ClassSamples(generator.imageShape(), groups, most);
            GeneratedImages source =
                    new GeneratedImages(generator, plan(task), new ImagePart(0, images, task.images()));
            PixelBatch batch = new PixelBatch(generator.rows(), generator.imageShape());
            long next = 0;
            for (int rows = source.read(batch); rows > 0; rows = source.read(batch)) {
                for (int row = 0; row < rows; row++, next++) {
                    for (int group = 0; group < groups; group++) {
                        if (membership.test(next, group)) {
                            samples.add(batch.pixels(), row * batch.imageBytes(), group);
                        }
                    }
                }
            }
            return samples;
        }
    }

    /** Some images of the plan, in the order of their numbers given. */
    ImageStack images(EvaluationTask task, int... numbers) {
        SamplingPlan plan = plan(task);
        try (GeneratorNetwork generator = files.generator(task.checkpoint(), task.dataset(), tools.settings())) {
            int bytes = generator.imageShape().elements();
            byte[] pixels = new byte[Math.multiplyExact(numbers.length, bytes)];
            PixelBatch one = new PixelBatch(1, generator.imageShape());
            for (int i = 0; i < numbers.length; i++) {
                ImagePart part = new ImagePart(numbers[i], numbers[i] + 1L, plan.count());
                int rows = new GeneratedImages(generator, plan, part).read(one);
                System.arraycopy(one.pixels(), 0, pixels, i * bytes, rows * bytes);
            }
            return new ImageStack(pixels, generator.imageShape());
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
