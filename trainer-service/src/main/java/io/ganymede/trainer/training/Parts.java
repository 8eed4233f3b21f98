package io.ganymede.trainer.training;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.naming.NearestName;
import io.ganymede.trainer.augmentation.Augmentation;
import io.ganymede.trainer.augmentation.AugmentationType;
import io.ganymede.trainer.augmentation.Augmentations;
import io.ganymede.trainer.condition.ConditionSource;
import io.ganymede.trainer.condition.ConditionSourceType;
import io.ganymede.trainer.condition.ConditionSources;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.engine.Precision;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.LossType;
import io.ganymede.trainer.method.GanMethod;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.method.LabelUse;
import io.ganymede.trainer.network.Architecture;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import io.ganymede.trainer.regularizer.Regularization;
import io.ganymede.trainer.regularizer.RegularizerType;
import io.ganymede.trainer.regularizer.Regularizers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The named parts of a GAN's plan, found and fitted together. Every failure is the sender's: reason InvalidSpec, or DatasetUnavailable. */
final class Parts {
    private final ImageSpace images;
    private final TrainingSettings training;
    private final GanMethod method;
    private final Options methodOptions;
    private final Architecture architecture;
    private final Options architectureOptions;

    Parts(ImageSpace images, ModelSpec model, TrainingSettings training) {
        this.images = images;
        this.training = training;
        this.method = GanMethods.REGISTRY.require(training.method());
        this.methodOptions = methodOptions(training);
        this.architecture = Architectures.GAN.require(model.architecture());
        this.architectureOptions = architectureOptions(model);
    }

    static Options methodOptions(TrainingSettings training) {
        GanMethod method = GanMethods.REGISTRY.require(training.method());
        return Options.resolve("method '" + method.name() + "'", method.options(), training.methodOptions());
    }

    static Options architectureOptions(ModelSpec model) {
        Architecture architecture = Architectures.GAN.require(model.architecture());
        return Options.resolve(
                "architecture '" + architecture.name() + "'", architecture.options(), model.architectureOptions());
    }

    /** Tries everything once. */
    void check() {
        GanObjective unused = objective();
        DiscriminatorDesign unusedDesign = design();
        Batching unusedBatching = batching();
        Regularization unusedRegularization = regularization();
        Optional<Augmentation> unusedAugmentation = augmentation();
        ConditionSpace unusedConditions = checkConditions();
    }

    Batching batching() {
        return Batching.of(training.batching(), training.batchingOptions());
    }

    Regularization regularization() {
        Regularization regularization = Regularization.NONE;
        for (String name : training.regularizers().keySet()) {
            if (!Augmentations.REGISTRY.names().contains(name)) {
                regularization = restraint(name).apply(regularization);
            }
        }
        return regularization;
    }

    /** What happens to every image before the discriminator sees it; nothing where the job asks for none. */
    Optional<Augmentation> augmentation() {
        return training.regularizers().keySet().stream()
                .filter(Augmentations.REGISTRY.names()::contains)
                .map(this::augmentation)
                .reduce(Augmentation::then);
    }

    /** Tries a regularizer of the job, of either kind. */
    Object regularizer(String name) {
        return Augmentations.REGISTRY.names().contains(name) ? augmentation(name) : restraint(name);
    }

    private Augmentation augmentation(String name) {
        AugmentationType type = Augmentations.REGISTRY.require(name);
        return type.maker().apply(regularizerOptions(name, type.options()));
    }

    /** What a restraint on the discriminator adds to others. */
    private UnaryOperator<Regularization> restraint(String name) {
        RegularizerType type = Regularizers.REGISTRY.find(name);
        if (type == null) {
            List<String> known = Stream.concat(
                            Regularizers.REGISTRY.names().stream(), Augmentations.REGISTRY.names().stream())
                    .sorted()
                    .toList();
            throw new PlatformException(Reason.INVALID_SPEC, NearestName.unknown("regularizer", name, known));
        }
        Options options = regularizerOptions(name, type.options());
        return others -> type.maker().apply(others, options);
    }

    private Options regularizerOptions(String name, List<Option> known) {
        Map<String, OptionValue> wanted = training.regularizers().getOrDefault(name, Map.of());
        return Options.resolve("regularizer '" + name + "'", known, wanted);
    }

    Architecture architecture() {
        return architecture;
    }

    Options architectureOptions() {
        return architectureOptions;
    }

    DiscriminatorDesign design() {
        return method.design(labels().size(), methodOptions);
    }

    Precision precision() {
        return Precision.REGISTRY.require(training.precision());
    }

    boolean dataDependentInitialisation() {
        return architecture.dataDependentInitialisation(architectureOptions);
    }

    Initialisation initialisation() {
        return architecture.initialisation(architectureOptions);
    }

    boolean usesUnlabelled() {
        return method.usesUnlabelled(methodOptions);
    }

    GanObjective objective() {
        return method.objective(labels().size(), methodOptions, loss());
    }

    /** What the method knows of real images. */
    ConditionSpace labels() {
        LabelUse use = method.labels(methodOptions);
        LabelSpace known = images.labels();
        ConditionSpace classes =
                known.classes().isEmpty() ? ConditionSpace.none() : ConditionSpace.ofClasses(known.classes());
        ConditionSpace attributes = known.attributes().isEmpty()
                ? ConditionSpace.none()
                : ConditionSpace.ofAttributes(known.attributes(), known.groups());
        ConditionKind wanted = wantedKind();
        ConditionSpace chosen =
                switch (use) {
                    case NONE -> ConditionSpace.none();
                    case CLASSES -> classes;
                    case BINARY, ANY ->
                        wanted == ConditionKind.ATTRIBUTES || classes.size() == 0 ? attributes : classes;
                };
        if (use != LabelUse.NONE && chosen.size() == 0) {
            throw new PlatformException(Reason.DATASET_UNAVAILABLE, unfit(use, known));
        }
        if (use == LabelUse.BINARY) {
            requireBinary(chosen);
        }
        return chosen;
    }

    /** What the generator is told. */
    ConditionSpace conditions() {
        return method.conditional(methodOptions) ? labels() : ConditionSpace.none();
    }

    /** Where the conditions of generated images come from; nothing for a generator without. */
    Optional<ConditionSource> conditionSource(LabelRows rows) {
        return conditionSourceType().map(type -> type.maker().make(rows, conditionOptions(type), training.seed()));
    }

    /** Tries what conditions are drawn from. */
    ConditionSpace checkConditions() {
        conditionSourceType().ifPresent(this::conditionOptions);
        return conditions();
    }

    private Options conditionOptions(ConditionSourceType type) {
        return Options.resolve("conditions '" + type.name() + "'", type.options(), training.conditionsOptions());
    }

    private Optional<ConditionSourceType> conditionSourceType() {
        ConditionSpace conditions = conditions();
        String name = training.conditions();
        if (conditions.kind() == ConditionKind.NONE) {
            refuse(
                    name != null,
                    "conditions '" + name + "' cannot be drawn: the generator of method '" + method.name()
                            + "' with these options is not told what to make; leave conditions out");
            return Optional.empty();
        }
        if (name == null) {
            return Optional.of(ConditionSources.REGISTRY.require(
                    conditions.kind() == ConditionKind.CLASSES ? "uniform" : "joint"));
        }
        ConditionSourceType type = ConditionSources.REGISTRY.require(name);
        refuse(
                type.kind() != conditions.kind(),
                "conditions '" + name + "' draw " + type.kind() + ", but method '" + method.name() + "' uses "
                        + conditions.kind() + "; known for these: " + namesFor(conditions.kind()));
        return Optional.of(type);
    }

    private @Nullable ConditionKind wantedKind() {
        String name = training.conditions();
        return name == null ? null : ConditionSources.REGISTRY.require(name).kind();
    }

    private static List<String> namesFor(ConditionKind kind) {
        return ConditionSources.REGISTRY.names().stream()
                .filter(name -> ConditionSources.REGISTRY.require(name).kind() == kind)
                .toList();
    }

    private @Nullable AdversarialLoss loss() {
        List<String> playable = method.losses();
        String name = training.loss();
        if (playable.isEmpty()) {
            refuse(
                    name != null || !training.lossOptions().isEmpty(),
                    "loss '" + name + "' cannot be played: method '" + method.name()
                            + "' has its own adversarial term; leave loss and lossOptions out");
            return null;
        }
        LossType type = AdversarialLosses.REGISTRY.require(name == null ? playable.get(0) : name);
        refuse(
                !playable.contains(type.name()),
                "loss '" + type.name() + "' cannot be played by method '" + method.name() + "'; known: " + playable);
        Map<String, OptionValue> wanted = new HashMap<>();
        method.lossOptions().forEach((option, value) -> {
            if (type.options().stream().anyMatch(known -> known.name().equals(option))) {
                wanted.put(option, value);
            }
        });
        wanted.putAll(training.lossOptions());
        return type.maker().apply(Options.resolve("loss '" + type.name() + "'", type.options(), wanted));
    }

    private String unfit(LabelUse use, LabelSpace known) {
        String has = known.classes().isEmpty() && known.attributes().isEmpty()
                ? "images without labels"
                : known.classes().size() + " classes and " + known.attributes().size() + " attributes";
        String needs = use == LabelUse.CLASSES ? "a class for each image" : "classes or attributes";
        return "the data set does not fit method '" + method.name() + "': got " + has + ", expected " + needs
                + "; known groups of attributes: "
                + known.groups().stream().map(group -> group.name()).toList()
                + "; import it with classes (ganymede dataset import NAME ... --classes-from GROUP) or train a method that"
                + " needs none, such as 'none'";
    }

    private void requireBinary(ConditionSpace chosen) {
        List<String> real = chosen.labels().realAttributes();
        if (!real.isEmpty()) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "method '" + method.name() + "' takes binary attributes alone: " + real
                            + " have real values; import the data set without them");
        }
    }

    private static void refuse(boolean broken, String message) {
        if (broken) {
            throw new PlatformException(Reason.INVALID_SPEC, message);
        }
    }
}
