package io.ganymede.trainer.worker;

import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.dataset.GeneratedSplit;
import io.ganymede.trainer.training.QuadrantImages;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work orders on the toy data set. */
final class WorkOrders {
    private WorkOrders() {}

    static WorkOrder gan(Path directory, long steps, long everySteps, @Nullable String resume) {
        TrainingSettings training = QuadrantImages.settings("am-gan", steps, 1e-3, 1e-3, 1);
        return order(directory, JobKind.GAN, QuadrantImages.model(), training, everySteps, resume);
    }

    /** A GAN that loses its numbers within a few steps: a penalty of a million on slopes, followed without any care. */
    static WorkOrder diverging(Path directory, long steps) {
        OptimizerSpec careless = new OptimizerSpec("sgd", Map.of(), 1, "constant", Map.of());
        TrainingSettings plain = QuadrantImages.settings("concat", steps, 1e-3, 1e-3, 1);
        TrainingSettings training = new TrainingSettings(
                plain.steps(),
                plain.batchSize(),
                plain.seed(),
                plain.method(),
                plain.methodOptions(),
                plain.loss(),
                plain.lossOptions(),
                plain.conditions(),
                plain.conditionsOptions(),
                Map.of("r1", Map.of("gamma", OptionValue.of(1e6), "everyUpdates", OptionValue.of(1))),
                plain.batching(),
                plain.batchingOptions(),
                plain.discriminatorSteps(),
                plain.gradientAccumulation(),
                plain.precision(),
                Map.of("generator", careless, "discriminator", careless),
                plain.average());
        return order(directory, JobKind.GAN, QuadrantImages.model(), training, 1, null);
    }

    static WorkOrder classifier(Path directory, long steps) {
        TrainingSettings training = Specs.settings(
                steps,
                16,
                1,
                "cross-entropy",
                Map.of(),
                1,
                Map.of("classifier", QuadrantImages.adam(1e-3)),
                new AverageSpec(0, 0));
        return order(directory, JobKind.REFERENCE_CLASSIFIER, Specs.model("cnn", 0), training, steps, null);
    }

    /** A GAN of any images. */
    static WorkOrder gan(Path directory, GeneratedSplit images, long steps) {
        TrainingSettings training = QuadrantImages.settings("concat", steps, 1e-3, 1e-3, 1);
        return order(directory, images, JobKind.GAN, QuadrantImages.model(), training, steps, null);
    }

    private static WorkOrder order(
            Path directory,
            JobKind kind,
            ModelSpec model,
            TrainingSettings training,
            long everySteps,
            @Nullable String resume) {
        GeneratedSplit quadrants = new GeneratedSplit(QuadrantImages.write(directory), QuadrantImages.manifest());
        return order(directory, quadrants, kind, model, training, everySteps, resume);
    }

    private static WorkOrder order(
            Path directory,
            GeneratedSplit images,
            JobKind kind,
            ModelSpec model,
            TrainingSettings training,
            long everySteps,
            @Nullable String resume) {
        TrainingSpec spec = new TrainingSpec(
                TrainingSpec.VERSION,
                "toy",
                "Toy",
                kind,
                Map.of(),
                "toy",
                new DatasetChoice("quadrants", "1"),
                model,
                training,
                new CheckpointSpec(everySteps),
                new EvaluationSpec("toy-classifier", 10, 0, "test", 1),
                new SchedulingSpec(0, 1),
                new PublishSpec("toy", new GateSpec("classFid", "minimize", null)));
        String split = images.file().toString();
        return new WorkOrder(
                spec, images.manifest(), split, split, directory.resolve("out").toString(), "cpu", 1, resume);
    }
}
