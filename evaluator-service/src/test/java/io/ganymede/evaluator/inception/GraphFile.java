package io.ganymede.evaluator.inception;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes constants as a serialised GraphDef, field by field, between nodes of other kinds. */
final class GraphFile {
    private static final int FLOAT = 1;
    private static final int INT32 = 3;

    private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();

    GraphFile() {
        node("DecodeJpeg", "DecodeJpeg", message(out -> {}));
        constant("pool_3/_reshape/shape", INT32, List.of(2L), new byte[8]);
    }

    GraphFile floats(String name, List<Long> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, FLOAT, shape, bytes.array());
    }

    GraphFile constant(String name, int type, List<Long> shape, byte[] content) {
        byte[] sizes = message(out -> {
            for (long size : shape) {
                out.writeByteArray(2, message(axis -> axis.writeInt64(1, size)));
            }
        });
        byte[] tensor = message(out -> {
            out.writeEnum(1, type);
            out.writeByteArray(2, sizes);
            out.writeByteArray(4, content);
        });
        byte[] value = message(out -> out.writeByteArray(8, tensor));
        byte[] kind = message(out -> out.writeEnum(6, type));
        return node(name, "Const", message(out -> {
            out.writeByteArray(5, attribute("dtype", kind));
            out.writeByteArray(5, attribute("value", value));
        }));
    }

    Path write(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            nodes.writeTo(out);
            out.write(message(version -> version.writeByteArray(4, message(number -> number.writeInt32(1, 8)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private GraphFile node(String name, String operation, byte[] rest) {
        byte[] node = message(out -> {
            out.writeString(1, name);
            out.writeString(2, operation);
            out.writeString(3, "an/input");
            out.writeRawBytes(rest);
        });
        nodes.writeBytes(message(out -> out.writeByteArray(1, node)));
        return this;
    }

    private static byte[] attribute(String key, byte[] value) {
        return message(out -> {
            out.writeString(1, key);
            out.writeBytes(2, ByteString.copyFrom(value));
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
