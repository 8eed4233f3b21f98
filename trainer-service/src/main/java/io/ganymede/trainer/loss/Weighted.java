package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * A scalar term times its weight, in the term's own type: the engine gives a product of two scalars the wider type of both, and
 * numbers are float64.
 */
final class Weighted {
    private Weighted() {}

    static NDArray by(double weight, NDArray term) {
        return term.mul(weight).toType(term.getDataType(), false);
    }
}
