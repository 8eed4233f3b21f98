package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * Which pairs of a batch count, as {@code [N, N]} of 0 and 1; a pair (i, j) belongs to row i.
 *
 * @param sameClass 1 where i and j are of one class, the diagonal included
 * @param self 1 on the diagonal
 */
record EmbeddingPairs(NDArray sameClass, NDArray self) {
    /** Added to exponents that do not count: their exponential is 0 beside any cosine divided by a temperature. */
    private static final double NEVER = -1e9;

    /** Of images with these classes, one-hot {@code [N, K]}. */
    static EmbeddingPairs of(NDArray labels) {
        int n = (int) labels.getShape().get(0);
        return new EmbeddingPairs(
                labels.matMul(labels.transpose()), labels.getManager().eye(n, n, 0, labels.getDataType()));
    }

    /** Pairs of two classes. */
    NDArray otherClass() {
        return sameClass.neg().add(1);
    }

    /** Pairs of two images of one class. */
    NDArray samePartner() {
        return sameClass.sub(self);
    }

    /** Pairs of two images. */
    NDArray anyPartner() {
        return self.neg().add(1);
    }

    /** Exponents of the pairs that count; those of others make their exponentials 0. */
    static NDArray only(NDArray counting, NDArray exponents) {
        return exponents.add(counting.neg().add(1).mul(NEVER));
    }
}
