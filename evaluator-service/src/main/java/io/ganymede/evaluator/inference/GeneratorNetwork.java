package io.ganymede.evaluator.inference;

import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.network.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A generator: {@code z} [N, L] and, when it has conditions, {@code y} [N, K] to {@code image} [N, C, H, W] in [-1, 1], with z
 * = {@link LatentFunction} of the image's seed. Not thread-safe.
 */
public final class GeneratorNetwork implements AutoCloseable {
    private static final String LATENT = "z";
    private static final String CONDITION = "y";
    private static final String IMAGE = "image";

    private final OnnxNetwork network;
    private final int latentDim;
    private final int conditionSize;
    private final Shape imageShape;
    private final BatchTensor latents;
    private final Optional<BatchTensor> conditions;
    private final BatchTensor images;

    private GeneratorNetwork(OnnxNetwork network) {
        this.network = network;
        Shape latent = network.inputRow(LATENT);
        this.latentDim = latent.elements();
        Optional<Shape> condition =
                network.hasInput(CONDITION) ? Optional.of(network.inputRow(CONDITION)) : Optional.empty();
        this.conditionSize = condition.map(Shape::elements).orElse(0);
        this.imageShape = network.outputRow(IMAGE);
        this.latents = network.tensor(LATENT, latent);
        this.conditions = condition.map(row -> network.tensor(CONDITION, row));
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

    /** L. */
    public int latentDim() {
        return latentDim;
    }

    /** K; 0 when there is no input {@code y}. */
    public int conditionSize() {
        return conditionSize;
    }

    /** {@code [C, H, W]}. */
    public Shape imageShape() {
        return imageShape;
    }

    /** Largest number of images of one run. */
    public int rows() {
        return network.rows();
    }

    /** Sets what one row of the next run shows: the seed of its latent, and its y [K]. */
    public void put(int row, long seed, float[] condition) {
        put(row, LatentFunction.latent(seed, latentDim), condition);
    }

    /** As {@link #put(int, long, float[])}, with the latent itself [L]. */
    public void put(int row, float[] latent, float[] condition) {
        latents.numbers().put(row * latentDim, latent);
        conditions.ifPresent(tensor -> tensor.numbers().put(row * conditionSize, condition));
    }

    /** Computes all rows; the result is overwritten by the next run. */
    public FloatBuffer run() {
        network.run(Stream.concat(Stream.of(latents), conditions.stream()).toList(), List.of(images));
        return images.numbers();
    }

    @Override
    public void close() {
        network.close();
    }
}
