package io.ganymede.common.tensor;

/** Element types; names are those of safetensors. All numbers are little-endian at rest. */
public enum DataType {
    F32(4),
    F64(8),
    I64(8),
    U8(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }
}
