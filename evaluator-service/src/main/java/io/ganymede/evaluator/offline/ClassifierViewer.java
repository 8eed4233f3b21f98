package io.ganymede.evaluator.offline;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.suite.SampleRows;
import java.nio.file.Path;
import java.util.List;

/** A reference classifier of the platform: features and logits. */
final class ClassifierViewer implements Viewer {
    static final String KIND = "classifier";

    private final ClassifierNetwork network;
    private final String label;
    private final Description description;
    private final List<String> classes;

    private ClassifierViewer(ClassifierNetwork network, String label, Description description, List<String> classes) {
        this.network = network;
        this.label = label;
        this.description = description;
        this.classes = List.copyOf(classes);
    }

    /**
     * Opens the classifier of an order.
     *
     * @throws PlatformException when the file is absent, or it is no such network
     */
    static ClassifierViewer of(OrderedFeatures.Classifier features, InferenceSettings settings) {
        byte[] onnx = NetworkFile.content(Path.of(features.onnx()));
        ClassifierNetwork network =
                ClassifierNetwork.open(features.label(), onnx, features.mean(), features.deviation(), settings);
        try {
            if (network.classes() != features.classes().size()) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "classifier '%s' does not fit its classes: got %d logits, expected one for each of %s"
                                .formatted(features.label(), network.classes(), features.classes()));
            }
            return new ClassifierViewer(
                    network,
                    features.label(),
                    new Description(KIND, features.label(), features.manifestDigest(), Digest.of(onnx)),
                    features.classes());
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public SampleRows see(OrderedSide side, SideContent content) {
        ImageStack images = content.images();
        if (images == null || !images.shape().equals(network.imageShape())) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'%s' does not fit classifier '%s': got %s, expected images %s"
                            .formatted(
                                    side.name(),
                                    label,
                                    images == null ? "no images" : "images " + images.shape(),
                                    network.imageShape()));
        }
        int d = network.featureDimensions();
        int k = network.classes();
        float[] features = new float[Math.multiplyExact(images.count(), d)];
        float[] logits = new float[Math.multiplyExact(images.count(), k)];
        PixelBatch batch = new PixelBatch(network.rows(), images.shape());
        for (int from = 0; from < images.count(); from += batch.capacity()) {
            int rows = Math.min(batch.capacity(), images.count() - from);
            for (int row = 0; row < rows; row++) {
                images.copy(from + row, batch.pixels(), row * batch.imageBytes());
            }
            network.run(batch, rows);
            network.logits(rows).get(logits, from * k, rows * k);
            for (int row = 0; row < rows; row++) {
                network.features(row).get(features, (from + row) * d, d);
            }
        }
        return new SampleRows(
                RowSet.of(features, d).require("'" + side.name() + "' feature", 1),
                RowSet.of(logits, k).require("'" + side.name() + "' logit", 1),
                content.labels(),
                side.classCount(),
                classes.equals(side.classes()),
                images);
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public void close() {
        network.close();
    }
}
