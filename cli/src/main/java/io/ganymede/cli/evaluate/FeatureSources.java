package io.ganymede.cli.evaluate;

import io.ganymede.cli.evaluate.side.ImageSide;
import io.ganymede.cli.evaluate.side.MatrixSide;
import io.ganymede.cli.evaluate.side.OpenSide;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.common.model.ModelCatalog;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.naming.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what a choice of features means for the given sides. */
final class FeatureSources {
    private static final String ALTERNATIVES = "give --features classifier:NAME (a classifier of the running platform),"
            + " onnx:FILE (a network of your own, with its descriptor beside it), or none (both sides are files of"
            + " features or logits; of images only what pixels tell is scored)";

    private static final String NONE = "none";

    private final Supplier<ArtifactStore> store;
    private final Path scratch;
    private final boolean imagesAlone;

    /**
     * Looks for features.
     *
     * @param store asked for classifiers only
     * @param scratch directory for the network
     * @param imagesAlone whether only scores are wanted that see images without a network
     */
    FeatureSources(Supplier<ArtifactStore> store, Path scratch, boolean imagesAlone) {
        this.store = store;
        this.scratch = scratch;
        this.imagesAlone = imagesAlone;
    }

    /** Fails early for a choice whose files are missing, before any side is opened. */
    static void requireFiles(FeatureChoice choice) {
        if (choice instanceof FeatureChoice.Onnx onnx) {
            Path unused = descriptor(onnx.file());
        }
    }

    /**
     * What a choice means.
     *
     * @throws PlatformException with reason InvalidArgument when it does not fit the sides, NotFound or ClassifierUnavailable
     */
    FeatureSource find(FeatureChoice choice, List<OpenSide> sides) {
        if (choice instanceof FeatureChoice.Auto) {
            return automatic(sides);
        }
        if (choice instanceof FeatureChoice.None) {
            return none(sides);
        }
        requireImages(choice, sides);
        if (choice instanceof FeatureChoice.Classifier classifier) {
            return published(classifier.name(), classifier.version(), null);
        }
        if (choice instanceof FeatureChoice.Onnx onnx) {
            String file = onnx.file().toAbsolutePath().normalize().toString();
            String descriptor =
                    descriptor(onnx.file()).toAbsolutePath().normalize().toString();
            return new FeatureSource(new OrderedFeatures.Onnx(file, descriptor), choice.text(), null, List.of());
        }
        throw new IllegalStateException("features " + choice + " are of no known kind");
    }

    private FeatureSource automatic(List<OpenSide> sides) {
        if (sides.stream().allMatch(MatrixSide.class::isInstance)) {
            return none(sides);
        }
        if (sides.stream().anyMatch(MatrixSide.class::isInstance)) {
            throw mixed(sides);
        }
        if (imagesAlone) {
            return none(sides);
        }
        Optional<DatasetManifest> dataset =
                sides.get(0) instanceof ImageSide images ? images.dataset() : Optional.empty();
        if (dataset.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--features auto takes the classifier of the reference's data set: got "
                            + sides.get(0).request().label() + ", expected dataset:NAME; or " + ALTERNATIVES);
        }
        return published(dataset.get().name() + "-classifier", null, dataset.get());
    }

    private static FeatureSource none(List<OpenSide> sides) {
        if (sides.stream().map(Object::getClass).distinct().count() > 1) {
            throw mixed(sides);
        }
        return new FeatureSource(new OrderedFeatures.None(), NONE, null, List.of());
    }

    private static PlatformException mixed(List<OpenSide> sides) {
        OpenSide images =
                sides.stream().filter(ImageSide.class::isInstance).findFirst().orElseThrow();
        return new PlatformException(
                Reason.INVALID_ARGUMENT,
                "sides of images and sides of features or logits cannot be compared: got images" + " for "
                        + images.request().label() + "; for images " + ALTERNATIVES);
    }

    private static void requireImages(FeatureChoice choice, List<OpenSide> sides) {
        for (OpenSide side : sides) {
            if (side instanceof MatrixSide) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "--features " + choice.text() + " needs images: got features or logits for "
                                + side.request().label() + "; --features none takes those");
            }
        }
    }

    /**
     * A published classifier.
     *
     * @param dataset whose own classifier it is, if it was not named
     */
    private FeatureSource published(String name, @Nullable Integer version, @Nullable DatasetManifest dataset) {
        ModelCatalog models = new ModelCatalog(store.get());
        Optional<ModelCatalog.Entry> found = version == null ? models.newest(name) : models.find(name, version);
        ModelCatalog.Entry entry = found.orElseThrow(() -> missing(models, name, version, dataset));
        ModelManifest manifest = entry.manifest();
        if (manifest.kind() != ModelKind.CLASSIFIER) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "model '" + name + "' is no classifier: got kind " + manifest.kind() + ", expected "
                            + ModelKind.CLASSIFIER);
        }
        Path onnx = scratch.resolve("classifier.onnx");
        store.get().download(manifest.onnx(), onnx);
        String label = manifest.model() + ":" + manifest.version();
        return new FeatureSource(
                new OrderedFeatures.Classifier(
                        label,
                        entry.ref().sha256(),
                        onnx.toAbsolutePath().toString(),
                        manifest.mean(),
                        manifest.deviation(),
                        manifest.classes()),
                "classifier '" + label + "'",
                manifest.imageShape(),
                manifest.classes());
    }

    private static PlatformException missing(
            ModelCatalog models, String name, @Nullable Integer version, @Nullable DatasetManifest dataset) {
        String problem;
        if (dataset != null) {
            problem = "data set '" + dataset.name() + "' has no reference classifier '" + name
                    + "'; train one with './ganymede submit --preset reference-classifier --data " + dataset.name()
                    + " --watch', or " + ALTERNATIVES;
        } else if (version != null && !models.versions(name).isEmpty()) {
            problem = "classifier '" + name + "' has no version " + version + "; known: " + models.versions(name);
        } else {
            problem = NearestName.unknown("classifier", name, models.names());
        }
        return new PlatformException(Reason.CLASSIFIER_UNAVAILABLE, problem);
    }

    /** The descriptor of a network: the same name with {@code .json}. */
    private static Path descriptor(Path onnx) {
        if (!Files.isRegularFile(onnx)) {
            throw new PlatformException(Reason.NOT_FOUND, "network '" + onnx + "' of --features does not exist");
        }
        String name = String.valueOf(onnx.getFileName());
        int dot = name.lastIndexOf('.');
        Path descriptor = onnx.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".json");
        if (!Files.isRegularFile(descriptor)) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "network '" + onnx + "' has no descriptor: expected '" + descriptor
                            + "', which says its input size, resize rule, scaling and taps; see docs/evaluation.md");
        }
        return descriptor;
    }
}
