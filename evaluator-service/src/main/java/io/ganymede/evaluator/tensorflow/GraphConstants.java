package io.ganymede.evaluator.tensorflow;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Const} nodes of a serialised GraphDef by name. Of the format only what leads to them is read: {@code
 * GraphDef.node = 1}, {@code NodeDef.name = 1, op = 2, attr = 5}, {@code AttrValue.tensor = 8}, {@code TensorProto.dtype = 1,
 * tensor_shape = 2, tensor_content = 4}. Source: TensorFlow, {@code tensorflow/core/framework/*.proto}.
 */
public final class GraphConstants {
    private final CodedInputStream in;
    private final Map<String, GraphConstant> constants = new LinkedHashMap<>();

    private String name = "";
    private String operation = "";
    private @Nullable GraphConstant value;

    private GraphConstants(ByteBuffer file) {
        in = CodedInputStream.newInstance(file.duplicate());
        in.enableAliasing(true);
    }

    /**
     * Reads a graph; the contents are views of the buffer.
     *
     * @param label what is read, for messages
     * @throws PlatformException with reason InvalidFile when it is damaged or names a node twice
     */
    public static Map<String, GraphConstant> read(String label, ByteBuffer file) {
        GraphConstants reader = new GraphConstants(file);
        try {
            reader.message(reader::graphField);
        } catch (InvalidProtocolBufferException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "%s is no TensorFlow graph or damaged at byte %d: %s"
                            .formatted(label, reader.in.getTotalBytesRead(), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory failed", e);
        }
        return reader.constants;
    }

    private boolean graphField(int field) throws IOException {
        if (field != 1) {
            return false;
        }
        name = "";
        operation = "";
        value = null;
        nested(this::nodeField);
        if (operation.equals("Const") && value != null && constants.put(name, value) != null) {
            throw new InvalidProtocolBufferException("node '" + name + "' stands there twice");
        }
        return true;
    }

    private boolean nodeField(int field) throws IOException {
        switch (field) {
            case 1 -> name = in.readStringRequireUtf8();
            case 2 -> operation = in.readStringRequireUtf8();
            case 5 -> {
                Attribute attribute = new Attribute();
                nested(attribute::field);
                if (attribute.key.equals("value") && attribute.tensor != null) {
                    value = attribute.tensor;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void nested(FieldReader reader) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        message(reader);
        in.popLimit(limit);
    }

    private void message(FieldReader reader) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean delimited = (tag & 7) == 2;
            boolean number = (tag & 7) == 0;
            if (!(delimited || number) || !reader.read(delimited ? tag >>> 3 : -(tag >>> 3))) {
                in.skipField(tag);
            }
        }
        in.checkLastTagWas(0);
    }

    /** An entry of a node's attributes. */
    private final class Attribute {
        private String key = "";
        private @Nullable GraphConstant tensor;

        boolean field(int field) throws IOException {
            switch (field) {
                case 1 -> key = in.readStringRequireUtf8();
                case 2 -> nested(this::valueField);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean valueField(int field) throws IOException {
            if (field != 8) {
                return false;
            }
            TensorReader reader = new TensorReader();
            nested(reader::field);
            tensor = new GraphConstant(reader.type, reader.shape, reader.content);
            return true;
        }
    }

    /** A TensorProto. */
    private final class TensorReader {
        private int type;
        private final List<Long> shape = new ArrayList<>();
        private ByteBuffer content = ByteBuffer.allocate(0);

        boolean field(int field) throws IOException {
            switch (field) {
                case -1 -> type = in.readEnum();
                case 2 -> nested(this::shapeField);
                case 4 -> content = in.readByteBuffer();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean shapeField(int field) throws IOException {
            if (field != 2) {
                return false;
            }
            nested(this::axisField);
            return true;
        }

        private boolean axisField(int field) throws IOException {
            if (field != -1) {
                return false;
            }
            shape.add(in.readInt64());
            return true;
        }
    }

    /** Reads a field of a message: its number, negative where its value is a number and not a block; false to skip it. */
    private interface FieldReader {
        boolean read(int field) throws IOException;
    }
}
