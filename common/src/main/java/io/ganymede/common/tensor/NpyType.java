package io.ganymede.common.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Element types of NumPy arrays that can be read; codes are those of NumPy's type texts, without the byte order. */
public enum NpyType {
    BOOL("b1"),
    I8("i1"),
    I16("i2"),
    I32("i4"),
    I64("i8"),
    U8("u1"),
    U16("u2"),
    U32("u4"),
    U64("u8"),
    F16("f2"),
    F32("f4"),
    F64("f8");

    private final String code;

    NpyType(String code) {
        this.code = code;
    }

    static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** Such as {@code f4}. */
    public String code() {
        return code;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return code.charAt(1) - '0';
    }

    public boolean isFloat() {
        return code.charAt(0) == 'f';
    }

    /**
     * One element as a number; exact but for 64-bit integers beyond 2^53. Bytes are read in the buffer's order.
     *
     * @param index byte at which the element begins
     */
    double value(ByteBuffer bytes, int index) {
        return switch (this) {
            case BOOL -> bytes.get(index) == 0 ? 0 : 1;
            case I8 -> bytes.get(index);
            case I16 -> bytes.getShort(index);
            case I32 -> bytes.getInt(index);
            case I64 -> bytes.getLong(index);
            case U8 -> bytes.get(index) & 0xff;
            case U16 -> bytes.getShort(index) & 0xffff;
            case U32 -> bytes.getInt(index) & 0xffff_ffffL;
            case U64 -> unsigned(bytes.getLong(index));
            case F16 -> half(bytes.getShort(index));
            case F32 -> bytes.getFloat(index);
            case F64 -> bytes.getDouble(index);
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }

    /** IEEE 754 binary16: one sign bit, five of exponent, ten of fraction. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            magnitude = Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
