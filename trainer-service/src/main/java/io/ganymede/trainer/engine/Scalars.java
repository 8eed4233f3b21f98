package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Single numbers of the engine. */
public final class Scalars {
    private Scalars() {}

    /** The value of a scalar of either floating type: a scalar times a Java number is float64, whatever it was before. */
    public static double value(NDArray scalar) {
        return scalar.getDataType() == DataType.FLOAT64 ? scalar.getDouble() : scalar.getFloat();
    }
}
