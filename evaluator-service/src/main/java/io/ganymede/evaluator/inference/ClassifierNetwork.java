package io.ganymede.evaluator.inference;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.PixelBatch;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A reference classifier: bytes v of {@code [N, C, H, W]}, normalised per channel as {@code (v / 255 - mean) / deviation},
 * to {@code logits} [N, K] and {@code features} [N, d]. Not thread-safe.
 */
public final class ClassifierNetwork implements AutoCloseable {
    private static final String IMAGE = "x";
    private static final String LOGITS = "logits";
    private static final String FEATURES = "features";
    private static final int LEVELS = 256;

    private final OnnxNetwork network;
    private final Shape imageShape;
    private final float[] normalised;
    private final int classes;
    private final int featureDimensions;
    private final BatchTensor images;
    private final BatchTensor logits;
    private final BatchTensor features;

    private ClassifierNetwork(OnnxNetwork network, List<Double> mean, List<Double> deviation) {
        this.network = network;
        this.imageShape = network.inputRow(IMAGE);
        this.normalised = normalised(imageShape, mean, deviation);
        Shape logitRow = network.outputRow(LOGITS);
        Shape featureRow = network.outputRow(FEATURES);
        this.classes = logitRow.elements();
        this.featureDimensions = featureRow.elements();
        this.images = network.tensor(IMAGE, imageShape);
        this.logits = network.tensor(LOGITS, logitRow);
        this.features = network.tensor(FEATURES, featureRow);
    }

    /**
     * Loads a classifier.
     *
     * @param label what it is called in messages
     * @param mean per channel, of pixels in [0, 1]
     * @param deviation per channel, likewise, above 0
     * @throws PlatformException with reason InvalidFile when it is no such network
     */
    public static ClassifierNetwork open(
            String label, byte[] onnx, List<Double> mean, List<Double> deviation, InferenceSettings settings) {
        return OnnxNetwork.open(label, onnx, settings, network -> new ClassifierNetwork(network, mean, deviation));
    }

    /** {@code [C, H, W]}. */
    public Shape imageShape() {
        return imageShape;
    }

    /** K. */
    public int classes() {
        return classes;
    }

    /** d. */
    public int featureDimensions() {
        return featureDimensions;
    }

    /** Largest number of images of one run. */
    public int rows() {
        return network.rows();
    }

    /** Looks at the first rows of a batch; see {@link #logits} and {@link #features}. */
    public void run(PixelBatch batch, int rows) {
        byte[] pixels = batch.pixels();
        int plane = imageShape.size(1) * imageShape.size(2);
        int channels = imageShape.size(0);
        for (int i = 0; i < rows * batch.imageBytes(); i++) {
            int channel = i / plane % channels;
            images.numbers().put(i, normalised[channel * LEVELS + (pixels[i] & 0xff)]);
        }
        network.run(List.of(images), List.of(logits, features));
    }

    /** Logits of the first rows of the latest run, {@code [rows, K]}. */
    public FloatBuffer logits(int rows) {
        return logits.numbers().slice(0, rows * classes);
    }

    /** Features of one row of the latest run, {@code [1, d]}. */
    public FloatBuffer features(int row) {
        return features.numbers().slice(row * featureDimensions, featureDimensions);
    }

    @Override
    public void close() {
        network.close();
    }

    /** What every byte of every channel becomes, {@code [C, 256]}. */
    private static float[] normalised(Shape image, List<Double> mean, List<Double> deviation) {
        int channels = image.isImage() ? image.size(0) : 0;
        if (channels == 0 || mean.size() != channels || deviation.size() != channels) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "classifier input 'x' and its normalisation do not fit together: got rows of %s, %d means and %d"
                                    .formatted(image, mean.size(), deviation.size())
                            + " deviations, expected [C, H, W] and C each");
        }
        float[] table = new float[channels * LEVELS];
        for (int c = 0; c < channels; c++) {
            for (int v = 0; v < LEVELS; v++) {
                table[c * LEVELS + v] = (float) ((v / 255.0 - mean.get(c)) / deviation.get(c));
                if (!Float.isFinite(table[c * LEVELS + v])) {
                    throw new PlatformException(
                            Reason.INVALID_FILE,
                            "classifier deviation of channel '%d' is unusable: got %s, expected a number above 0"
                                    .formatted(c, deviation.get(c)));
                }
            }
        }
        return table;
    }
}
