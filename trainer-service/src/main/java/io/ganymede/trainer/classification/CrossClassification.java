package io.ganymede.trainer.classification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.Presets;
import io.ganymede.trainer.dataset.LabelledImages;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.ClassifierPlan;
import io.ganymede.trainer.training.ClassifierTraining;
import io.ganymede.trainer.training.ClassifierTraining.TrainedClassifier;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.training.TrainingListener;
import io.ganymede.trainer.worker.ProgressMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains one classifier on the generated images and one on as many real ones, each from the same first weights, by the recipe of
 * preset {@value #PRESET}, each normalised by the images that it learns from, and tests them: the first on real images, the second
 * on the same and on the generated ones.
 *
 * <p>Source: Ravuri and Vinyals, "Classification Accuracy Score for Conditional Generative Models", arXiv 1905.10887, whose
 * classifier is a ResNet-50. The other direction is GAN-test of Shmelkov, Schmid and Alahari, "How good is my GAN?", arXiv
 * 1807.09499.
 */
final class CrossClassification {
    static final String PRESET = "reference-classifier";

    private static final int TRAININGS = 2;
    /** The preset's average looks back over a tenth of its steps; that of a shorter training must not look back further. */
    private static final double AVERAGED_SHARE = 0.1;

    private final ClassificationOrder order;
    private final Consumer<Progress> progress;
    private final ProgressMeter meter;

    CrossClassification(ClassificationOrder order, Consumer<Progress> progress) {
        this.order = order;
        this.progress = progress;
        this.meter = new ProgressMeter(TRAININGS * order.steps(), System::nanoTime);
    }

    /** What came of it; {@link Classification.Refused} when the images do not allow it. */
    Classification run() {
        List<String> classes = Objects.requireNonNullElse(order.generated().classes(), List.of());
        OrderedSide real = order.training();
        try (DatasetSplit generated = open(order.generated(), classes);
                DatasetSplit reference = open(order.reference(), classes);
                @Nullable DatasetSplit training = real == null ? null : open(real, classes)) {
            return measured(Cohorts.draw(order, classes, generated, reference, training), classes);
        } catch (PlatformException e) {
            if (e.kind() != ErrorKind.USER) {
                throw e;
            }
            return new Classification.Refused(
                    Objects.requireNonNullElse(e.getMessage(), e.reason().code()));
        }
    }

    private static DatasetSplit open(OrderedSide side, List<String> classes) {
        if (!classes.equals(side.classes())) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "needs the same classes on all sides: got " + side.classes() + " of '" + side.name()
                            + "', expected " + classes);
        }
        return DatasetSplit.open(Path.of(side.file()), classes);
    }

    private Classification.Measured measured(Cohorts cohorts, List<String> classes) {
        Classification.Recipe recipe = recipe(cohorts);
        ClassifierPlan onGenerated = plan(recipe, cohorts.generated(), classes);
        ClassifierPlan onReal = plan(recipe, cohorts.realTraining(), classes);
        try (EngineSession engine = EngineSession.open("auto", order.threads())) {
            TrainedClassifier first = new ClassifierTraining(
                            engine, onGenerated, cohorts.generated(), cohorts.realTest(), new Stage(0))
                    .run();
            ClassifierTraining training = new ClassifierTraining(
                    engine, onReal, cohorts.realTraining(), cohorts.realTest(), new Stage(order.steps()));
            TrainedClassifier second = training.run();
            return new Classification.Measured(
                    recipe,
                    new Classification.Images(
                            cohorts.generated().count(),
                            cohorts.realTraining().count(),
                            cohorts.realTrainingAll(),
                            cohorts.realTest().count()),
                    first.report().testClasses(),
                    second.report().testClasses(),
                    training.examine(second, cohorts.generated()).testClasses(),
                    digests(),
                    engine.provenance());
        }
    }

    private Classification.Recipe recipe(Cohorts cohorts) {
        ObjectNode preset = Presets.preset(PRESET).defaults();
        ObjectNode training = preset.withObject("/training");
        int fewest =
                Math.min(cohorts.generated().count(), cohorts.realTraining().count());
        training.put("steps", order.steps())
                .put("seed", order.seed())
                .put("batchSize", Math.min(training.path("batchSize").intValue(), fewest));
        ObjectNode average = training.withObject("/average");
        double decay = Math.max(0, 1 - 1 / (AVERAGED_SHARE * order.steps()));
        average.put("decay", Math.min(average.path("decay").doubleValue(), decay));
        return new Classification.Recipe(
                Json.convert("model", preset.required("model"), ModelSpec.class),
                Json.convert("training", training, TrainingSettings.class),
                cohorts.referenceHalved());
    }

    private static ClassifierPlan plan(Classification.Recipe recipe, LabelledImages images, List<String> classes) {
        ChannelMoments moments = ChannelMoments.of(images);
        return new ClassifierPlan(
                new ImageSpace(images.split().imageShape(), LabelSpace.ofClasses(classes)),
                moments.mean(),
                moments.deviation(),
                recipe.model(),
                recipe.training());
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        digests.put("generated", digest(order.generated()));
        digests.put("reference", digest(order.reference()));
        if (order.training() != null) {
            digests.put("training", digest(order.training()));
        }
        return digests;
    }

    private static String digest(OrderedSide side) {
        try {
            return Digest.of(Path.of(side.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + side.name() + "' cannot be read", e);
        }
    }

    /** One of the trainings, as a part of all steps. */
    private final class Stage implements TrainingListener {
        private final long before;

        Stage(long before) {
            this.before = before;
        }

        @Override
        public void onStep(StepReport report) {
            meter.add(new StepReport(
                            before + report.step(),
                            report.losses(),
                            report.signals(),
                            report.images(),
                            report.seconds()))
                    .ifPresent(progress);
        }
    }
}
