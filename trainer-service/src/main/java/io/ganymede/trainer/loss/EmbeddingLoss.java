package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/** What embeddings of images cost that do not lie where their classes and each other want them. */
public interface EmbeddingLoss {
    /**
     * The mean over a batch.
     *
     * @param f embeddings of length 1, {@code [N, E]}
     * @param v proxies of length 1 of each image's class, {@code [N, E]}
     * @param labels classes, one-hot {@code [N, K]}
     * @return scalar
     */
    NDArray of(NDArray f, NDArray v, NDArray labels);
}
