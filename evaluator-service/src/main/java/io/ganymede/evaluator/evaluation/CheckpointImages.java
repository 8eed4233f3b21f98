package io.ganymede.evaluator.evaluation;

import io.ganymede.evaluator.generation.GeneratedImages;
import io.ganymede.evaluator.generation.LatentSlopes;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.LatentSensitivity;
import io.ganymede.evaluator.page.ClassSamples;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.survey.AttributeColumns;
import io.ganymede.evaluator.survey.ImageGroups;
import io.ganymede.evaluator.survey.ImageSurvey;
import io.ganymede.evaluator.survey.SeenRows;
import io.ganymede.evaluator.survey.Survey;
import java.util.List;
import java.util.function.BiPredicate;

/** The images of a checkpoint: draws them, all or some, and shows them to the classifier. Holds the generator until it is closed. */
final class CheckpointImages implements AutoCloseable {
    /** What was seen of each image is kept up to this size; beyond it scores have no errors and verdicts. */
    private static final long LARGEST_ROWS = 256L << 20;

    private final EvaluationTask task;
    private final GeneratorNetwork generator;
    private final SamplingPlan plan;
    private final LinearAlgebra algebra;

    /** Takes over the generator. */
    CheckpointImages(EvaluationTask task, GeneratorNetwork generator, SamplingPlan plan, LinearAlgebra algebra) {
        this.task = task;
        this.generator = generator;
        this.plan = plan;
        this.algebra = algebra;
    }

    /**
     * Looks at a part of the images.
     *
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    Survey survey(ImagePart part, ClassifierNetwork classifier) {
        boolean rows =
                SeenRows.bytes(task.images(), classifier.featureDimensions(), classifier.classes()) <= LARGEST_ROWS;
        GeneratedImages images = new GeneratedImages(generator, plan, part);
        return new ImageSurvey(classifier, algebra).of(images, task.protocol().inceptionSplits(), part, rows);
    }

    /** How much the images follow their latents. */
    LatentSensitivity.Result sensitivity() {
        return new LatentSlopes(generator, plan).measure();
    }

    /** The first images of the plan, so many of each class; or so many in all without classes. */
    ClassSamples samples(int most) {
        int classes = task.labelled() ? task.dataset().classes().size() : 1;
        return samples(most, classes, (image, label) -> !plan.labelled() || plan.label(image) == label);
    }

    /** The first images of the plan whose generator is told each of some attributes. */
    ClassSamples samplesOfAttributes(List<String> names, int most) {
        int[] columns =
                names.stream().mapToInt(task.conditions().names()::indexOf).toArray();
        ImageGroups told = new AttributeColumns(columns, task.conditions().size(), plan::tell);
        return samples(most, names.size(), told::holds);
    }

    private ClassSamples samples(int most, int groups, BiPredicate<Long, Integer> membership) {
        long images = Math.min((long) most * groups, task.images());
        ClassSamples samples = new ClassSamples(generator.imageShape(), groups, most);
        GeneratedImages source = new GeneratedImages(generator, plan, new ImagePart(0, images, task.images()));
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

    /** Some images of the plan, in the order of their numbers given. */
    ImageStack images(int... numbers) {
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

    /** Which images are drawn. */
    SamplingPlan plan() {
        return plan;
    }

    @Override
    public void close() {
        generator.close();
    }
}
