package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * A scalar term times its weight, in the term's own type: a number would be float64, and the engine gives a product of two
 * scalars the wider type of both.
 */
final class Weighted {
    private Weighted() {}

    static NDArray by(double weight, NDArray term) {
        // The weight is converted, not the product: the engine's conversion of types has no way back for gradients.
        return term.mul(term.getManager().create(weight).toType(term.getDataType(), false));
    }
}
