package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/** The batch that published values of embedding losses belong to: four embeddings in the plane, of two classes. */
final class EmbeddingExample {
    static final double[][] EMBEDDINGS = {{0.6, 0.8}, {1, 0}, {0, 1}, {-0.8, 0.6}};
    static final double[][] PROXIES = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
    static final int[] CLASSES = {0, 0, 1, 1};

    private EmbeddingExample() {}

    static NDArray embeddings(LossArrays arrays) {
        return arrays.rows(EMBEDDINGS);
    }

    static NDArray proxies(LossArrays arrays) {
        return arrays.rows(PROXIES);
    }

    static NDArray labels(LossArrays arrays) {
        return arrays.oneHot(2, CLASSES);
    }

    static double of(EmbeddingLoss loss, LossArrays arrays) {
        return loss.of(embeddings(arrays), proxies(arrays), labels(arrays)).getDouble();
    }
}
