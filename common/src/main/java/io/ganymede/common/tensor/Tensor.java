package io.ganymede.common.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A block of numbers with a type and a shape, row-major, little-endian. It is a view: several tensors may share one mapped
 * file. The content is read-only.
 */
public final class Tensor {
    private final DataType type;
    private final List<Long> shape;
    private final ByteBuffer bytes;

    /**
     * Wraps a block.
     *
     * @param bytes exactly {@code product(shape) * type.bytes()} bytes between position and limit
     */
    public Tensor(DataType type, List<Long> shape, ByteBuffer bytes) {
        this.type = type;
        this.shape = List.copyOf(shape);
        if (this.shape.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("tensor " + type + " " + shape + " has a size below 0");
        }
        this.bytes = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long expected = Math.multiplyExact(elements(), type.bytes());
        if (this.bytes.remaining() != expected) {
            throw new IllegalArgumentException(
                    "tensor " + type + " " + shape + " needs " + expected + " bytes: got " + this.bytes.remaining());
        }
    }

    public static Tensor ofFloats(List<Long> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, DataType.F32.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new Tensor(DataType.F32, shape, bytes);
    }

    public static Tensor ofDoubles(List<Long> shape, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, DataType.F64.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return new Tensor(DataType.F64, shape, bytes);
    }

    public static Tensor ofLongs(List<Long> shape, long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, DataType.I64.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new Tensor(DataType.I64, shape, bytes);
    }

    public static Tensor ofBytes(List<Long> shape, byte[] values) {
        return new Tensor(DataType.U8, shape, ByteBuffer.wrap(values.clone()));
    }

    public DataType type() {
        return type;
    }

    /** Sizes, outermost first; empty for a scalar. */
    public List<Long> shape() {
        return shape;
    }

    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** A fresh little-endian view of the content. */
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A fresh view of the content of an F32 tensor. */
    public FloatBuffer floats() {
        require(DataType.F32);
        return bytes().asFloatBuffer();
    }

    /** A copy of the content of an F32 tensor. */
    public float[] toFloats() {
        FloatBuffer view = floats();
        float[] values = new float[view.remaining()];
        view.get(values);
        return values;
    }

    /** A copy of the content of an F64 tensor. */
    public double[] toDoubles() {
        require(DataType.F64);
        double[] values = new double[Math.toIntExact(elements())];
        bytes().asDoubleBuffer().get(values);
        return values;
    }

    /** A copy of the content of an I64 tensor. */
    public long[] toLongs() {
        require(DataType.I64);
        long[] values = new long[Math.toIntExact(elements())];
        bytes().asLongBuffer().get(values);
        return values;
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }

    private void require(DataType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("tensor " + this + " is not " + wanted);
        }
    }
}
