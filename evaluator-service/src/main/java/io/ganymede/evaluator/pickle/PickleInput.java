package io.ganymede.evaluator.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, little-endian unless said otherwise. Lengths are believed only as far as bytes are there. */
final class PickleInput {
    /** More than any number that a state dictionary needs. */
    private static final int LONGEST_NUMBER_BYTES = 64;

    private static final int LONGEST_LINE_BYTES = 1024;

    private final ByteBuffer bytes;

    PickleInput(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int uint8() {
        require(1);
        return bytes.get() & 0xff;
    }

    int uint16() {
        require(Short.BYTES);
        return bytes.getShort() & 0xffff;
    }

    int int32() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long uint32() {
        return Integer.toUnsignedLong(int32());
    }

    long int64() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    /** A float64, big-endian as pickles have it. */
    double float64() {
        return Double.longBitsToDouble(Long.reverseBytes(int64()));
    }

    /** A whole number of any size in two's complement: Long where it fits, else BigInteger. */
    Object number(long length) {
        if (length < 0 || length > LONGEST_NUMBER_BYTES) {
            throw new PickleException("a number has " + length + " bytes: expected at most " + LONGEST_NUMBER_BYTES);
        }
        if (length == 0) {
            return 0L;
        }
        byte[] digits = take(length);
        byte[] bigEndian = new byte[digits.length];
        for (int i = 0; i < digits.length; i++) {
            bigEndian[i] = digits[digits.length - 1 - i];
        }
        BigInteger number = new BigInteger(bigEndian);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    String utf8(long length) {
        return decode(take(length));
    }

    /** Bytes as text, one character a byte, as Python 2 wrote its strings. */
    String latin1(long length) {
        return new String(take(length), StandardCharsets.ISO_8859_1);
    }

    byte[] take(long length) {
        require(length);
        byte[] taken = new byte[(int) length];
        bytes.get(taken);
        return taken;
    }

    /** Text up to the end of the line. */
    String line() {
        int start = bytes.position();
        int length = 0;
        while (uint8() != '\n') {
            length++;
            if (length > LONGEST_LINE_BYTES) {
                throw new PickleException("a name has more than " + LONGEST_LINE_BYTES + " bytes");
            }
        }
        byte[] text = new byte[length];
        bytes.get(start, text);
        return decode(text);
    }

    private void require(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new PickleException("%d bytes are wanted where %d are left".formatted(length, bytes.remaining()));
        }
    }

    private static String decode(byte[] text) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            throw new PickleException("text is not UTF-8: " + e.getMessage());
        }
    }
}
