package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Spectral normalisation, {@code W = V / sigma} with an estimate sigma of the largest singular value of the matrix V
 * {@code [outputs, rest]}. Source: Miyato et al. 2018, arXiv 1802.05957, Algorithm 1, one power iteration a pass. The vectors
 * of the iteration are constants to the gradient, which reaches V through {@code u^T V v} and through the quotient.
 *
 * @param outputAxis the axis of the weight that counts its outputs, 0 or 1
 * @param u the kept left vector {@code [outputs]}, moved by each pass in training
 */
record SpectralNorm(int outputAxis, NDArray u) {

    /** The normalised weight, of the weight's own shape. */
    NDArray normalise(NDManager step, NDArray weight, boolean training) {
        NDArray own = StepView.of(step, weight);
        NDArray matrix = matrix(own);
        return own.div(training ? trainingSigma(matrix) : inferenceSigma(step, matrix));
    }

    private NDArray matrix(NDArray weight) {
        NDArray outputsFirst = outputAxis == 0 ? weight : weight.swapAxes(0, outputAxis);
        return outputsFirst.reshape(new Shape(u.getShape().get(0), -1));
    }

    private NDArray trainingSigma(NDArray matrix) {
        NDArray v = unit(matrix.stopGradient().transpose().matMul(u));
        NDArray product = matrix.matMul(v);
        // A fresh array: the recording still needs it when another pass has moved u.
        NDArray next = unit(product.stopGradient());
        u.muli(0).addi(next);
        return product.mul(next).sum();
    }

    private NDArray inferenceSigma(NDManager step, NDArray matrix) {
        NDArray kept = u.duplicate(); // a later pass in training may move u before this one's gradients are computed
        kept.attach(step);
        return length(matrix.transpose().matMul(kept)).div(length(kept));
    }

    private static NDArray unit(NDArray vector) {
        return vector.div(length(vector));
    }

    private static NDArray length(NDArray vector) {
        return vector.square().sum().sqrt();
    }
}
