package io.ganymede.evaluator.offline;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.feature.FeatureNetwork;
import io.ganymede.evaluator.feature.FeatureNetworkDescriptor;
import io.ganymede.evaluator.feature.FeatureRows;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.suite.SampleRows;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A network of the operator's: the tap {@value #FEATURES} of its descriptor, or its only one, and the tap {@value #LOGITS} where there is
 * one. Its classes are its own, so it recognises none of the images'.
 */
final class NetworkViewer implements Viewer {
    static final String KIND = "onnx";

    private static final String FEATURES = "features";
    private static final String LOGITS = "logits";
    /** Of one run: networks for images of 299 pixels hold some 6 MB of numbers an image at their widest. */
    private static final int BATCH_ROWS = 8;

    private final String label;
    private final byte[] onnx;
    private final FeatureNetworkDescriptor descriptor;
    private final String featureTap;
    private final InferenceSettings settings;
    private final Description description;

    private NetworkViewer(
            String label, byte[] onnx, byte[] json, FeatureNetworkDescriptor descriptor, InferenceSettings settings) {
        this.label = label;
        this.onnx = onnx;
        this.descriptor = descriptor;
        this.featureTap = featureTap(label, descriptor.taps().keySet());
        this.settings = new InferenceSettings(settings.threads(), BATCH_ROWS);
        this.description = new Description(KIND, label, Digest.of(json), Digest.of(onnx));
    }

    /**
     * Reads the network of an order and its descriptor.
     *
     * @throws PlatformException when a file is absent or the descriptor is none
     */
    static NetworkViewer of(OrderedFeatures.Onnx features, InferenceSettings settings) {
        Path file = Path.of(features.file());
        byte[] json = NetworkFile.content(Path.of(features.descriptor()));
        return new NetworkViewer(
                file.getFileName().toString(),
                NetworkFile.content(file),
                json,
                FeatureNetworkDescriptor.read("descriptor '" + features.descriptor() + "'", json),
                settings);
    }

    @Override
    public SampleRows see(OrderedSide side, SideContent content) {
        ImageStack images = content.images();
        if (images == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "'" + side.name() + "' holds no images for network '" + label + "'");
        }
        try (FeatureNetwork network = FeatureNetwork.open(label, onnx, descriptor, images.shape(), settings)) {
            Rows features = new Rows(images.count(), network.dimensions(featureTap));
            Rows logits =
                    descriptor.taps().containsKey(LOGITS) ? new Rows(images.count(), network.dimensions(LOGITS)) : null;
            PixelBatch batch = new PixelBatch(BATCH_ROWS, images.shape());
            for (int from = 0; from < images.count(); from += batch.capacity()) {
                int rows = Math.min(batch.capacity(), images.count() - from);
                for (int row = 0; row < rows; row++) {
                    images.copy(from + row, batch.pixels(), row * batch.imageBytes());
                }
                Map<String, FeatureRows> seen = network.features(batch, rows);
                features.put(from, seen.get(featureTap));
                if (logits != null) {
                    logits.put(from, seen.get(LOGITS));
                }
            }
            return new SampleRows(
                    features.whole("'" + side.name() + "' feature"),
                    logits == null ? null : logits.whole("'" + side.name() + "' logit"),
                    content.labels(),
                    side.classCount(),
                    false,
                    images);
        }
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public void close() {
        // each side has a network of its own, for images of its size
    }

    private static String featureTap(String label, Set<String> taps) {
        Set<String> others = new TreeSet<>(taps);
        others.remove(LOGITS);
        if (taps.contains(FEATURES) || others.size() == 1) {
            return taps.contains(FEATURES) ? FEATURES : others.iterator().next();
        }
        throw new PlatformException(
                Reason.INVALID_SPEC,
                "descriptor of network '" + label + "' leaves open which tap the features are: got " + taps
                        + ", expected one called '" + FEATURES + "' or a single one beside '" + LOGITS + "'");
    }

    /** Numbers of all images of one tap. */
    private static final class Rows {
        private final float[] values;
        private final int columns;

        Rows(int rows, int columns) {
            this.values = new float[Math.multiplyExact(rows, columns)];
            this.columns = columns;
        }

        void put(int row, @Nullable FeatureRows rows) {
            if (rows == null) {
                throw new IllegalStateException("a tap of the descriptor was not looked at");
            }
            rows.values().get(values, row * columns, rows.rows() * columns);
        }

        RowSet whole(String name) {
            return RowSet.of(values, columns).require(name, 1);
        }
    }
}
