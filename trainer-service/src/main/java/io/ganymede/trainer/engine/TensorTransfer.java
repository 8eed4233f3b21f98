package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/** Float tensors at rest to arrays of the engine and back. */
public final class TensorTransfer {
    private TensorTransfer() {}

    /** A copy of an F32 tensor on the manager's device. */
    public static NDArray toArray(NDManager manager, Tensor tensor) {
        return manager.create(tensor.toFloats(), shape(tensor.shape()));
    }

    /** A copy of a float32 array, row-major whatever its memory layout. */
    public static Tensor toTensor(NDArray array) {
        if (array.getDataType() != ai.djl.ndarray.types.DataType.FLOAT32) {
            throw new IllegalArgumentException("array of " + array.getDataType() + " is not " + DataType.F32);
        }
        List<Long> shape = LongStream.of(array.getShape().getShape()).boxed().toList();
        return Tensor.ofFloats(shape, array.toFloatArray());
    }

    static Shape shape(List<? extends Number> sizes) {
        return new Shape(sizes.stream().mapToLong(Number::longValue).toArray());
    }
}
