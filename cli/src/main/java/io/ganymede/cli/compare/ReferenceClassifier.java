package io.ganymede.cli.compare;

import io.ganymede.cli.request.RequestDraft;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.model.ModelCatalog;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import java.util.Optional;

/** The network that checkpoints are scored with. */
public final class ReferenceClassifier {
    private static final String PRESET = "reference-classifier";

    private final ModelCatalog models;
    private final DatasetManifest dataset;
    private final String model;

    /**
     * The classifier of a comparison, published or not.
     *
     * @param model name under which the evaluator looks for it
     */
    public ReferenceClassifier(ModelCatalog models, DatasetManifest dataset, String model) {
        this.models = models;
        this.dataset = dataset;
        this.model = model;
    }

    public String model() {
        return model;
    }

    /** Whether it could be trained on the data set. */
    public boolean trainable() {
        return !dataset.classes().isEmpty();
    }

    /**
     * Whether it is published.
     *
     * @throws PlatformException with reason InvalidArgument when the model of that name is no classifier
     */
    public boolean published() {
        Optional<ModelManifest> found = newest();
        if (found.isPresent() && found.get().kind() != ModelKind.CLASSIFIER) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "model '" + model + "' is no classifier, so nothing can be scored with it; name another with --set"
                            + " evaluation.classifier=MODEL");
        }
        return found.isPresent();
    }

    /** Its accuracy on the test split, in [0, 1], when it is published and tells it. */
    public Optional<Double> accuracy() {
        return newest().map(manifest -> manifest.metrics().get("testAccuracy"));
    }

    /** Has it trained and waits until it is published. */
    public void train(JobRuns runs, String jobName) {
        double unused = runs.trainClassifier(RequestDraft.empty()
                .preset(PRESET)
                .dataset(new DatasetChoice(dataset.name(), dataset.version()))
                .set("publish.model=" + model)
                .withContentJobId(jobName + "-" + PRESET));
    }

    /** What to do about one that is missing. */
    public PlatformException missing() {
        return new PlatformException(
                Reason.CLASSIFIER_UNAVAILABLE,
                "data set '" + dataset.name() + "' has no reference classifier '" + model
                        + "', so nothing could be scored; train one with './ganymede submit --preset " + PRESET
                        + " --data " + dataset.name() + ":" + dataset.version()
                        + " --watch', or let this command do it with --train-classifier");
    }

    private Optional<ModelManifest> newest() {
        return models.newest(model).map(ModelCatalog.Entry::manifest);
    }
}
