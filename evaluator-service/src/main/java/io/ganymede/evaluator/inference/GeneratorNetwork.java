package io.ganymede.evaluator.inference;

import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.network.Shape;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A generator: {@code z} [N, L] and one-hot {@code y} [N, K] to {@code image} [N, C, H, W] in [-1, 1], with z =
 * {@link LatentFunction} of the image's seed. Not thread-safe.
 */
public final class GeneratorNetwork implements AutoCloseable {
    private static final String LATENT = "z";
    private static final String LABEL = "y";
    private static final String IMAGE = "image";

    private final OnnxNetwork network;
    private final int latentDim;
    private final int classes;
    private final Shape imageShape;
    private final BatchTensor latents;
    private final BatchTensor labels;
    private final BatchTensor images;

    private GeneratorNetwork(OnnxNetwork network) {
        this.network = network;
        Shape latent = network.inputRow(LATENT);
        Shape label = network.inputRow(LABEL);
        this.latentDim = latent.elements();
        this.classes = label.elements();
        this.imageShape = network.outputRow(IMAGE);
        this.latents = network.tensor(LATENT, latent);
        this.labels = network.tensor(LABEL, label);
        this.images = network.tensor(IMAGE, imageShape);
    }

    /**
     * Loads a generator.
     *
     * @param label what it is called in messages
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when it is no such network
     */
    public static GeneratorNetwork open(String label, byte[] onnx, InferenceSettings settings) {
        return OnnxNetwork.open(label, onnx, settings, GeneratorNetwork::new);
    }

    /** K. */
    public int classes() {
        return classes;
    }

    /** {@code [C, H, W]}. */
    public Shape imageShape() {
        return imageShape;
    }

    /** Largest number of images of one run. */
    public int rows() {
        return network.rows();
    }

    /** Sets what one row of the next run shows. */
    public void put(int row, long seed, int label) {
        latents.numbers().put(row * latentDim, LatentFunction.latent(seed, latentDim));
        for (int k = 0; k < classes; k++) {
            labels.numbers().put(row * classes + k, k == label ? 1f : 0f);
        }
    }

    /** Computes all rows; the result is overwritten by the next run. */
    public FloatBuffer run() {
        network.run(List.of(latents, labels), List.of(images));
        return images.numbers();
    }

    @Override
    public void close() {
        network.close();
    }
}
