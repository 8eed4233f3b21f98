package io.ganymede.evaluator.classifier;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published classifiers in the object store. A version without a manifest is an unfinished upload and does not count. */
public final class ReferenceClassifiers {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");
    private static final Pattern MANIFEST_KEY = Pattern.compile("models/([^/]+)/([0-9]{6,9})/manifest\\.json");

    private final ArtifactStore store;
    private final InferenceSettings settings;

    public ReferenceClassifiers(ArtifactStore store, InferenceSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * The newest version of a classifier.
     *
     * @throws PlatformException with reason ClassifierUnavailable when there is none,InvalidArgument when the model is no classifier
     */
    public ReferenceClassifier newest(String model) {
        if (!NAME.matcher(model).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "classifier '" + model + "' is no name of a model: expected " + NAME.pattern());
        }
        String key = store.list(ObjectKeys.models() + model + "/").stream()
                .map(MANIFEST_KEY::matcher)
                .filter(Matcher::matches)
                .max(Comparator.comparingInt(match -> Integer.parseInt(match.group(2))))
                .map(Matcher::group)
                .orElseThrow(() -> new PlatformException(
                        Reason.CLASSIFIER_UNAVAILABLE,
                        "classifier '" + model + "' has not been published; known models: " + models()));
        byte[] content = store.find(key)
                .orElseThrow(() -> new PlatformException(
                        Reason.CLASSIFIER_UNAVAILABLE, "manifest '" + key + "' of the classifier has gone"));
        ModelManifest manifest = Json.read("manifest '" + key + "'", content, ModelManifest.class);
        if (manifest.kind() != ModelKind.CLASSIFIER) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "model '%s' is no classifier: got kind %s, expected %s"
                            .formatted(model, manifest.kind(), ModelKind.CLASSIFIER));
        }
        return new ReferenceClassifier(manifest, new ArtifactRef(key, Digest.of(content), content.length));
    }

    /** Loads a classifier; the caller closes it. */
    public ClassifierNetwork open(ReferenceClassifier classifier) {
        ModelManifest manifest = classifier.manifest();
        return ClassifierNetwork.open(
                classifier.label(), store.read(manifest.onnx()), manifest.mean(), manifest.deviation(), settings);
    }

    private List<String> models() {
        return store.list(ObjectKeys.models()).stream()
                .map(MANIFEST_KEY::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
