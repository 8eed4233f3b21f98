package io.ganymede.evaluator.offline;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.suite.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reference classifier of the platform: features and logits. */
final class ClassifierViewer implements Viewer {
    static final String KIND = "classifier";

    private final ClassifierNetwork network;
    private final Description description;
    private final List<String> classes;

    /**
     * What decides what is seen.
     *
     * @param classifier name and version
     * @param manifestDigest SHA-256 of its manifest; absent when it was not given
     * @param networkDigest SHA-256 of its network
     */
    record Description(String classifier, @Nullable String manifestDigest, String networkDigest) {}

    ClassifierViewer(EvaluationOrder.Features features, InferenceSettings settings) {
        if (features.onnx() == null
                || features.mean() == null
                || features.deviation() == null
                || features.classes() == null
                || features.label() == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "order 'features' of kind '" + KIND + "' needs label, onnx, mean, deviation and classes");
        }
        byte[] onnx = content(Path.of(features.onnx()));
        this.network =
                ClassifierNetwork.open(features.label(), onnx, features.mean(), features.deviation(), settings);
        this.description = new Description(features.label(), features.manifestDigest(), Digest.of(onnx));
        this.classes = List.copyOf(features.classes());
    }

    @Override
    public SampleRows see(EvaluationOrder.Side side, SideContent content) {
        ImageStack images = content.images();
        if (images == null || !images.shape().equals(network.imageShape())) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'%s' does not fit classifier '%s': got %s, expected images %s"
                            .formatted(
                                    side.name(),
                                    description.classifier(),
                                    images == null ? "no images" : "images " + images.shape(),
                                    network.imageShape()));
        }
        float[] features = new float[Math.multiplyExact(images.count(), network.featureDimensions())];
        float[] logits = new float[Math.multiplyExact(images.count(), network.classes())];
        PixelBatch batch = new PixelBatch(network.rows(), images.shape());
        for (int from = 0; from < images.count(); from += batch.capacity()) {
            int rows = Math.min(batch.capacity(), images.count() - from);
            for (int row = 0; row < rows; row++) {
                images.copy(from + row, batch.pixels(), row * batch.imageBytes());
            }
            network.run(batch, rows);
            network.logits(rows).get(logits, from * network.classes(), rows * network.classes());
            for (int row = 0; row < rows; row++) {
                network.features(row)
                        .get(features, (from + row) * network.featureDimensions(), network.featureDimensions());
            }
        }
        return new SampleRows(
                RowSet.of(features, network.featureDimensions()),
                RowSet.of(logits, network.classes()),
                content.labels(),
                side.classCount(),
                classes.equals(side.classes()),
                images);
    }

    @Override
    public Object description() {
        return description;
    }

    @Override
    public void close() {
        network.close();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
