package io.ganymede.evaluator.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pickles of protocol 2, operation by operation. */
public final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public PickleWriter() {
        raw(0x80, 2);
    }

    public PickleWriter raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    public PickleWriter op(char operation) {
        return raw(operation);
    }

    public PickleWriter global(String module, String name) {
        return op('c').text(module + "\n" + name + "\n");
    }

    public PickleWriter string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return op('X').int32(bytes.length).bytes(bytes);
    }

    public PickleWriter number(long value) {
        return raw(0x8a, Long.BYTES)
                .bytes(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
    }

    public PickleWriter none() {
        return op('N');
    }

    /** A tuple of whole numbers. */
    public PickleWriter numbers(Iterable<Long> values) {
        op('(');
        values.forEach(this::number);
        return op('t');
    }

    public PickleWriter int32(int value) {
        return bytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    public PickleWriter text(String ascii) {
        return bytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    public PickleWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The pickle, ended. */
    public byte[] stop() {
        op('.');
        return out.toByteArray();
    }
}
