package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * A term of a loss, weighted. A Java number would make a float64 of a float32 scalar, and casting it back would cut the
 * recording, so that the term would teach nothing; hence the weight becomes an array of the term's type.
 */
final class Weighted {
    private Weighted() {}

    /** The term times a weight, in the term's type and with its way back. */
    static NDArray by(double weight, NDArray term) {
        NDManager manager = term.getManager();
        NDArray factor =
                term.getDataType() == DataType.FLOAT64 ? manager.create(weight) : manager.create((float) weight);
        return term.mul(factor);
    }
}
