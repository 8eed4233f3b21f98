package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.evaluator.classifier.ReferenceClassifier;

/**
 * A split of a data set seen through a classifier.
 *
 * @param dataset the data set
 * @param datasetDigest SHA-256 of its manifest
 * @param split name of the split
 * @param classifier the classifier
 */
public record RealSplit(DatasetManifest dataset, String datasetDigest, String split, ReferenceClassifier classifier) {

    /** For messages. */
    public String label() {
        return dataset.name() + "/" + dataset.version() + "/" + split;
    }

    /**
     * Whether the images are seen with their classes: when they are those that the classifier knows. It does not depend on what
     * is compared with them, so generators of all kinds are compared with the same statistics.
     */
    public boolean labelled() {
        return classifier.knows(dataset);
    }

    /** Number of the images that are looked at: those that have a class when they are seen with it, else all. */
    long images() {
        return labelled() ? description().labelled() : description().count();
    }

    SplitDescription description() {
        return dataset.split(split);
    }

    /**
     * The folder of all kept statistics of this split. Each attempt to keep them has a folder of its own in it, so that
     * damaged ones can be replaced although nothing is ever overwritten.
     */
    String folder() {
        return ObjectKeys.reference(datasetDigest, classifier.digest()) + split + "/v" + ReferenceManifest.VERSION
                + "/";
    }
}
