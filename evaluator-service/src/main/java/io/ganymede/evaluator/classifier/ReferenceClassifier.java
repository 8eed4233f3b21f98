package io.ganymede.evaluator.classifier;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.model.ModelManifest;

/**
 * One version of a classifier.
 *
 * @param manifest what it is
 * @param ref where the manifest is; its digest identifies the extractor, weights and normalisation together
 */
public record ReferenceClassifier(ModelManifest manifest, ArtifactRef ref) {

    /** SHA-256 of the manifest, which holds the digest of the network. */
    public String digest() {
        return ref.sha256();
    }

    /** For messages. */
    public String label() {
        return manifest.model() + "/" + manifest.version();
    }

    /** Whether its classes are those of the data set. */
    public boolean knows(DatasetManifest dataset) {
        return manifest.classes().equals(dataset.classes());
    }

    /**
     * Fails unless the classifier was made for images such as those of the data set.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    public void requireImages(DatasetManifest dataset) {
        if (!manifest.imageShape().equals(dataset.imageShape())) {
            throw misfit(
                    dataset,
                    "images",
                    manifest.imageShape().toString(),
                    dataset.imageShape().toString());
        }
    }

    /** Fails unless its classes are those of the data set, too; see {@link #requireImages}. */
    public void requireFit(DatasetManifest dataset) {
        requireImages(dataset);
        if (!knows(dataset)) {
            throw misfit(
                    dataset,
                    "classes",
                    manifest.classes().toString(),
                    dataset.classes().toString());
        }
    }

    private PlatformException misfit(DatasetManifest dataset, String what, String actual, String expected) {
        return new PlatformException(
                Reason.INVALID_ARGUMENT,
                "classifier '%s' has other %s than data set '%s': got %s, expected %s"
                        .formatted(label(), what, dataset.name(), actual, expected));
    }
}
