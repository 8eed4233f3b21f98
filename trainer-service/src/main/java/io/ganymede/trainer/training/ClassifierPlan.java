package io.ganymede.trainer.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.trainer.augmentation.FlipAndCrop;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import io.ganymede.trainer.method.ClassifierMethod;
import io.ganymede.trainer.method.ClassifierMethods;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.ClassifierArchitecture;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * Which classifier is trained, and how. Making a plan checks every name and option in it.
 *
 * @param images what the data set's images look like
 * @param mean of each channel of the training images as numbers in [0, 1]
 * @param deviation standard deviation of each channel, likewise, above 0
 * @param model architecture
 * @param training method, steps, batch, seed, optimiser {@value #CLASSIFIER}, average
 */
public record ClassifierPlan(
        ImageSpace images, List<Double> mean, List<Double> deviation, ModelSpec model, TrainingSettings training) {
    /** Name of the network, its optimiser and its loss. */
    public static final String CLASSIFIER = "classifier";

    public ClassifierPlan {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        SettingsRules.atLeast("channels of the mean", mean.size(), images.channels());
        SettingsRules.atLeast("channels of the deviation", deviation.size(), images.channels());
        SettingsRules.check(training, CLASSIFIER);
        SettingsRules.check(training.average());
        requireCrop(images, augmentation(training).padding());
        if (images.labels().classes().isEmpty()) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "a classifier needs a class for each image: the data set has none; import it with classes: ganymede"
                            + " dataset import NAME ... --classes-from GROUP");
        }
        NetworkDescription unused = describe(images, model);
    }

    /** The classifier's description. */
    @JsonIgnore
    public NetworkDescription classifier() {
        return describe(images, model);
    }

    CrossEntropyLoss loss() {
        return method(training).loss(options(training));
    }

    FlipAndCrop augmentation() {
        return augmentation(training);
    }

    PixelNormalisation normalisation() {
        return new PixelNormalisation(mean, deviation);
    }

    OptimizerSpec optimizer() {
        OptimizerSpec optimizer = training.optimizers().get(CLASSIFIER);
        if (optimizer == null) {
            throw new IllegalStateException("plan without optimizer '" + CLASSIFIER + "'");
        }
        return optimizer;
    }

    private static NetworkDescription describe(ImageSpace images, ModelSpec model) {
        ClassifierArchitecture architecture = Architectures.CLASSIFIER.require(model.architecture());
        return architecture.classifier(
                images.shape(), images.labels().classes().size(), architectureOptions(architecture, model));
    }

    private static void requireCrop(ImageSpace images, int padding) {
        int most = Math.min(images.height(), images.width()) / 2;
        if (padding > most) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "option 'cropPadding' does not fit images of " + images.height() + " x " + images.width() + ": got "
                            + padding + ", expected at most " + most + ", so that a part of each image is seen");
        }
    }

    private static FlipAndCrop augmentation(TrainingSettings training) {
        return method(training).augmentation(options(training));
    }

    private static ClassifierMethod method(TrainingSettings training) {
        return ClassifierMethods.REGISTRY.require(training.method());
    }

    private static Options options(TrainingSettings training) {
        ClassifierMethod method = method(training);
        return Options.resolve("method '" + method.name() + "'", method.options(), training.methodOptions());
    }

    private static Options architectureOptions(ClassifierArchitecture architecture, ModelSpec model) {
        return Options.resolve(
                "architecture '" + architecture.name() + "'", architecture.options(), model.architectureOptions());
    }
}
