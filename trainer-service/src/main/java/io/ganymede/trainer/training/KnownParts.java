package io.ganymede.trainer.training;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.common.part.Part;
import io.ganymede.common.part.PartCatalogue;
import io.ganymede.common.part.PartKind;
import io.ganymede.common.part.PartOption;
import io.ganymede.trainer.augmentation.Augmentations;
import io.ganymede.trainer.condition.ConditionSources;
import io.ganymede.trainer.engine.Optimizers;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.method.ClassifierMethods;
import io.ganymede.trainer.method.GanMethod;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.method.LabelUse;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import io.ganymede.trainer.regularizer.Regularizers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every part that a request can name, read off the registries. */
public final class KnownParts {
    private static final String OPTIMIZER = "training.optimizers." + PartKind.NETWORK + ".";

    private KnownParts() {}

    /** What this trainer can train. */
    public static PartCatalogue catalogue() {
        Map<String, PartKind> kinds = new LinkedHashMap<>();
        kinds.put("method", methods());
        kinds.put("loss", losses());
        kinds.put("conditions", conditions());
        kinds.put("architecture", architectures());
        kinds.put("regularizer", regularizers());
        kinds.put("batching", batching());
        kinds.put("optimizer", optimizers());
        kinds.put("schedule", schedules());
        kinds.put("classifier-method", classifierMethods());
        kinds.put("classifier-architecture", classifierArchitectures());
        return new PartCatalogue(kinds);
    }

    private static PartKind methods() {
        return new PartKind(
                "how labels enter the game of a GAN",
                "training.method",
                "training.methodOptions",
                parts(
                        GanMethods.REGISTRY,
                        method -> new Part(about(method), method.losses(), options(method.options()))));
    }

    private static PartKind losses() {
        return new PartKind(
                "the adversarial loss; the method's own when absent",
                "training.loss",
                "training.lossOptions",
                parts(AdversarialLosses.REGISTRY, loss -> part("", loss.options())));
    }

    private static PartKind conditions() {
        return new PartKind(
                "how the conditions of generated images are drawn; what suits method and data when absent",
                "training.conditions",
                "training.conditionsOptions",
                parts(
                        ConditionSources.REGISTRY,
                        source -> part("draws " + source.kind().name().toLowerCase(Locale.ROOT), source.options())));
    }

    private static PartKind architectures() {
        return new PartKind(
                "the networks of a GAN",
                "model.architecture",
                "model.architectureOptions",
                parts(Architectures.GAN, architecture -> part("", architecture.options())));
    }

    private static PartKind regularizers() {
        String path = "training.regularizers." + PartKind.NAME;
        Map<String, Part> known =
                new TreeMap<>(parts(Regularizers.REGISTRY, regularizer -> part("", regularizer.options())));
        known.putAll(parts(Augmentations.REGISTRY, augmentation -> part("", augmentation.options())));
        return new PartKind(
                "restraints on the discriminator and on what it sees, any number of them", path, path, known);
    }

    private static PartKind batching() {
        return new PartKind(
                "how real and generated images share the discriminator's batches",
                "training.batching",
                "training.batchingOptions",
                parts(Batching.REGISTRY, kind -> part("", kind.options())));
    }

    private static PartKind optimizers() {
        return new PartKind(
                "how gradients become updates, for each network",
                OPTIMIZER + "name",
                OPTIMIZER + "options",
                parts(Optimizers.REGISTRY, optimizer -> part("", optimizer.options())));
    }

    private static PartKind schedules() {
        return new PartKind(
                "how the learning rate changes over a job, for each network",
                OPTIMIZER + "schedule",
                OPTIMIZER + "scheduleOptions",
                parts(Schedules.REGISTRY, schedule -> part("", schedule.options())));
    }

    private static PartKind classifierMethods() {
        return new PartKind(
                "how a reference classifier is trained",
                "training.method",
                "training.methodOptions",
                parts(ClassifierMethods.REGISTRY, method -> part("", method.options())));
    }

    private static PartKind classifierArchitectures() {
        return new PartKind(
                "the network of a reference classifier",
                "model.architecture",
                "model.architectureOptions",
                parts(Architectures.CLASSIFIER, architecture -> part("", architecture.options())));
    }

    private static String about(GanMethod method) {
        Options presets = Options.presets(method.options());
        String told =
                method.conditional(presets) ? "the generator is told what to make" : "the generator is told nothing";
        return "learns from " + labels(method.labels(presets)) + "; " + told;
    }

    private static String labels(LabelUse use) {
        return switch (use) {
            case NONE -> "images alone";
            case CLASSES -> "classes";
            case BINARY -> "classes or binary attributes";
            case ANY -> "classes or attributes";
        };
    }

    private static <T> Map<String, Part> parts(NamedRegistry<T> registry, Function<T, Part> description) {
        Map<String, Part> parts = new TreeMap<>();
        registry.names().forEach(name -> parts.put(name, description.apply(registry.require(name))));
        return parts;
    }

    private static Part part(String about, List<Option> options) {
        return new Part(about, List.of(), options(options));
    }

    private static List<PartOption> options(List<Option> options) {
        return options.stream().map(KnownParts::option).toList();
    }

    private static PartOption option(Option option) {
        boolean bounded = option.kind() == Option.Kind.NUMBER || option.kind() == Option.Kind.WHOLE;
        return new PartOption(
                option.name(),
                PartOption.Kind.valueOf(option.kind().name()),
                option.preset(),
                bounded ? option.least() : null,
                bounded ? option.most() : null,
                option.choices(),
                option.meaning());
    }
}
