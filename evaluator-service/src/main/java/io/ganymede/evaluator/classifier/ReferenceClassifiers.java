package io.ganymede.evaluator.classifier;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.model.ModelCatalog;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;

/** Published classifiers in the object store. */
public final class ReferenceClassifiers {
    private final ArtifactStore store;
    private final ModelCatalog catalog;
    private final InferenceSettings settings;

    public ReferenceClassifiers(ArtifactStore store, InferenceSettings settings) {
        this.store = store;
        this.catalog = new ModelCatalog(store);
        this.settings = settings;
    }

    /**
     * The newest version of a classifier.
     *
     * @param dataset whose images it is for, for the message
     * @throws PlatformException with reason ClassifierUnavailable when there is none, InvalidArgument when the model is no
     *     classifier
     */
    public ReferenceClassifier newest(String model, DatasetManifest dataset) {
        ModelCatalog.Entry entry = catalog.newest(model)
                .orElseThrow(() -> new PlatformException(
                        Reason.CLASSIFIER_UNAVAILABLE,
                        "classifier '" + model + "' has not been published; known models: " + catalog.names()
                                + (dataset.classes().isEmpty()
                                        ? "; data set '" + dataset.name() + "' has no classes to train one on: name the"
                                                + " classifier of another data set of equally large images in"
                                                + " evaluation.classifier"
                                        : "")));
        ModelManifest manifest = entry.manifest();
        if (manifest.kind() != ModelKind.CLASSIFIER) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "model '%s' is no classifier: got kind %s, expected %s"
                            .formatted(model, manifest.kind(), ModelKind.CLASSIFIER));
        }
        return new ReferenceClassifier(manifest, entry.ref());
    }

    /** Loads a classifier; the caller closes it. */
    public ClassifierNetwork open(ReferenceClassifier classifier) {
        ModelManifest manifest = classifier.manifest();
        return ClassifierNetwork.open(
                classifier.label(), store.read(manifest.onnx()), manifest.mean(), manifest.deviation(), settings);
    }
}
